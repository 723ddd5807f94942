"""What the overview says of money: paid, back payment, sums by year and in all, and the chart of both."""

import re
from datetime import timedelta

import pytest

from jobroom.cases.models import Period
from jobroom.journal import clock
from tests.cases.reading import Answer, text_of
from tests.claims.recalculation import FULL, fill
from tests.claims.results import keep_result
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import NOW, World

PAGE = "/en/cases/00001203-99/"


@pytest.fixture
def computed(world: World) -> World:
    """Two periods with a result, of 2020 and of 2021."""
    for month, more in (("2020-04", 4_555_65), ("2021-01", 9_038_40)):
        period = world.period(month)
        Period.objects.filter(pk=period.pk).update(version=1, holder=world.camille, changed_at=NOW)
        keep_result(world.period(month), back_payment=more)
    return world


def row(response: Answer, begins: str) -> list[str]:
    """The texts of the cells of the row whose tag or name is this."""
    part = text_of(response).partition(begins)[2].partition("</tr>")[0].partition(">")[2]
    texts = (" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.split(r"</t[hd]>", part))
    return list(texts)[:-1]


def test_each_period_says_what_was_paid_and_what_is_still_to_be_paid(
    computed: World, sign_in: SignIn
) -> None:
    response = sign_in(computed.camille).get(PAGE)
    assert row(response, '<tr data-period="2020-04"')[2:4] == ["33’800.00", "4’555.65"]
    assert row(response, '<tr data-period="2020-05"')[2:4] == ["33’800.00", "– no result"]


def test_sums_stand_below_each_year_and_below_all(computed: World, sign_in: SignIn) -> None:
    response = sign_in(computed.camille).get(PAGE)
    assert row(response, '<th scope="row" colspan="2">Sum of 2021')[:2] == ["101’400.00", "9’038.40"]
    assert row(response, '<th scope="row" colspan="2">Sum of 2020')[:2] == ["202’800.00", "4’555.65"]
    assert row(response, '<th scope="row" colspan="2">Total')[:2] == ["304’200.00", "13’594.05"]
    facts = text_of(response).partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert "CHF\u00a013’594.05" in facts
    assert "2 periods with a result · paid so far: CHF\u00a0304’200.00" in facts


def test_a_filter_adds_up_what_it_shows(computed: World, sign_in: SignIn) -> None:
    Period.objects.filter(month="2021-01").update(state="decided")
    response = sign_in(computed.camille).get(PAGE, {"show": "done"})
    assert row(response, '<th scope="row" colspan="2">Total')[:2] == ["33’800.00", "9’038.40"]
    assert "Sum of 2020" not in text_of(response)


def test_where_nothing_is_computed_there_is_no_sum(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.camille).get(PAGE)
    assert row(response, '<th scope="row" colspan="2">Total')[:2] == ["304’200.00", "–"]


def test_the_newest_result_of_the_last_version_counts_and_no_older_one(
    computed: World, sign_in: SignIn
) -> None:
    with clock.at(NOW + timedelta(seconds=1)):
        keep_result(computed.period("2020-04"), parameters="other", back_payment=1_00)
    client = sign_in(computed.camille)
    assert row(client.get(PAGE), '<tr data-period="2020-04"')[3] == "1.00"
    Period.objects.filter(month="2020-04").update(version=2)
    assert row(client.get(PAGE), '<tr data-period="2020-04"')[3] == "– no result"


def test_saving_changes_what_the_overview_says(world: World, sign_in: SignIn) -> None:
    Period.objects.filter(case=world.case, month="2020-04").update(paid=2_000_00)
    fill(world.period("2020-04"), world.camille, FULL)
    assert row(sign_in(world.camille).get(PAGE), '<tr data-period="2020-04"')[2:4] == ["2’000.00", "209.80"]


def test_the_chart_is_a_picture_with_a_name_and_a_description(computed: World, sign_in: SignIn) -> None:
    text = text_of(sign_in(computed.camille).get(PAGE))
    chart = next(tag for name, tag in Page(text).tags if name == "svg" and tag.get("role") == "img")
    assert chart["aria-labelledby"] == "chart-title chart-desc"
    assert '<title id="chart-title">Paid and back payment by month</title>' in text
    assert "Paid by the fund: CHF\u00a0304’200.00. Back payment on top: CHF\u00a013’594.05.</desc>" in text


@pytest.mark.parametrize(
    ("language", "initials", "total"),
    [
        ("de", "MAMJJASONDJFM", "Total"), ("fr", "MAMJJASONDJFM", "Total"),
        ("it", "MAMGLASONDGFM", "Totale"), ("en", "MAMJJASONDJFM", "Total"),
    ],
)  # fmt: skip
def test_months_have_their_initials_and_sums_their_names_in_four_languages(
    computed: World, sign_in: SignIn, language: str, initials: str, total: str
) -> None:
    text = text_of(sign_in(computed.camille).get(PAGE.replace("/en/", f"/{language}/")))
    assert "".join(re.findall(r'<text x="\d+" y="116">(.)</text>', text)) == initials
    assert f'colspan="2">{total}</th>' in text
