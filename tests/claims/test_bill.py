"""How a period is computed, by the front door: every line, for whom, in four languages, at a fixed cost."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import CaseAccess
from jobroom.claims.entries import Entry, WageType
from jobroom.claims.models import Result
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.rules.parameters import CURRENT
from tests.cases.reading import Answer, addresses, handles, links, text_of, title
from tests.claims.recalculation import FULL, OTHER, fill, run, with_other_parameters
from tests.conftest import SignIn
from tests.world import World, open_case

EDIT = "/en/cases/00001203-99/2020-04/edit/"
BILL = "/en/cases/00001203-99/2020-04/bill/"
HOURLY = replace(FULL, name="Meier, Theo", wage_type=WageType.HOURLY, wage=3_000_00)


def rows(response: Answer, kind: str) -> dict[str, list[str]]:
    """The texts of each row, cell by cell, by its figure or its employee."""
    found = {}
    for part in text_of(response).split(f'<tr data-{kind}="')[1:]:
        code, _quote, row = part.partition('">')
        cells = re.split(r"</t[hd]>", row.partition("</tr>")[0])
        texts = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]
        found[code] = texts[:-1]
    return found


@pytest.fixture
def saved(world: World) -> World:
    fill(world.period("2020-04"), world.camille, FULL, HOURLY, replace(FULL, wage=None))
    return world


def test_each_line_stands_in_words_in_numbers_and_with_its_law(saved: World, sign_in: SignIn) -> None:
    lines = rows(sign_in(saved.camille).get(BILL), "figure")
    # 5116.73 + 3000.00 of two people; 156 of 312 hours lost; 80 % and 6.375 % of 4058.365
    assert lines["loss_ratio"] == [
        "Share of lost hours AVIG art. 32 (least loss)",
        "Lost hours ÷ Target hours 156.00 h ÷ 312.00 h",
        "= 50 %",
    ]  # fmt: skip
    assert lines["wage_sum_with_ffe"][1:] == ["sum over: Entitled staff sum over: 2", "= 8’116.73"]
    assert lines["loss_of_earnings"][1:] == [
        "Wage sum with vacation and public holidays × Share that counts 8’116.73 × 50 %", "= 4’058.37",
    ]  # fmt: skip
    assert lines["compensation"][1:] == [
        "Wages at their rate of compensation × Share that counts 6’493.38 × 50 %", "= 3’246.69",
    ]  # fmt: skip
    assert lines["employer_contributions"][1:] == [
        "Rate of the employer’s contributions × Loss of earnings 6.375 % × 4’058.37", "= 258.72",
    ]  # fmt: skip
    assert lines["claim"][1:] == [
        "Sum before rounding, rounded to five Rappen 3’505.41, rounded to five Rappen", "= 3’505.40",
    ]  # fmt: skip
    assert lines["difference"][2] == "= −30’294.60"
    assert lines["back_payment"][1:] == ["Difference, never below 0 −30’294.60, never below 0", "= 0.00"]
    assert lines["ffe_factor"][1:] == [
        "(Vacation days + Public holidays) ÷ (Working days of a year − Vacation days − Public holidays) "
        "(25 + 6) ÷ (261 − 25 − 6)",
        "= 0.134783",
    ]
    assert lines["wage_with_ffe"][1].endswith(" 4’509.00 × (1 + 0.134783)")


def test_the_bill_comes_to_what_is_stored(saved: World, sign_in: SignIn) -> None:
    lines = rows(sign_in(saved.camille).get(BILL), "figure")
    result = Result.objects.get()
    for name in ("wage_sum_with_ffe", "loss_of_earnings", "compensation", "employer_contributions", "claim"):
        assert lines[name][-1].strip("= ").replace("’", "") == f"{getattr(result, name) / 100:.2f}"


def test_each_employee_has_a_row_and_who_is_not_complete_is_told(saved: World, sign_in: SignIn) -> None:
    response = sign_in(saved.camille).get(BILL)
    assert rows(response, "employee") == {
        "1": ["Rochat, Camille", "4’509.00", "4’509.00", "0.134783", "5’116.73", "80 %"],
        "2": ["Meier, Theo", "3’000.00", "3’000.00", "0.000000", "3’000.00", "80 %"],
    }
    assert "1 employee is not complete yet and is left out." in text_of(response)


def test_who_may_read_but_not_write_sees_numbers_instead_of_names(saved: World, sign_in: SignIn) -> None:
    open_case(saved.lea, saved.case)
    response = sign_in(saved.lea).get(BILL)
    assert [cells[0] for cells in rows(response, "employee").values()] == ["Employee 1", "Employee 2"]
    assert "Meier, Theo" not in text_of(response)
    assert rows(response, "figure")["claim"][2] == "= 3’505.40"


def test_assumptions_are_called_so_and_sources_are_linked(saved: World, sign_in: SignIn) -> None:
    response = sign_in(saved.camille).get(BILL)
    text = " ".join(re.sub(r"<[^>]+>", " ", text_of(response)).split())
    assert f"Parameters, version {CURRENT}" in text
    assert "Most that is insured of a wage in a month 12’350.00 read in the source · source" in text
    assert "Working days of a year 261 assumption: no source settles it · source" in text
    assert "A loss below the least share gives no claim concluded from sources" in text
    assert "https://tretor.ch/oeffentlich/publikationen/update-abrechung-kurzarbeit" in addresses(response)


def test_the_bill_is_that_of_the_parameters_of_the_newest_result(
    saved: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_other_parameters(monkeypatch)
    run("--parameters", OTHER)
    response = sign_in(saved.camille).get(BILL)
    assert f"Parameters, version {OTHER}" in text_of(response)
    assert rows(response, "employee")["1"][3:5] == ["0.134199", "5’114.10"]


def test_the_editor_and_the_page_of_the_period_link_to_it(saved: World, sign_in: SignIn) -> None:
    client = sign_in(saved.camille)
    assert links(client.get(EDIT), "bill") == [BILL]
    assert links(client.get("/en/cases/00001203-99/2020-04/"), "bill") == [BILL]


def test_without_a_complete_employee_there_is_nothing_to_show(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    assert "Nothing can be computed yet" in text_of(client.get(BILL))
    fill(world.period("2020-04"), world.camille, Entry(name="Rochat"))
    response = client.get(BILL)
    assert "Nothing can be computed yet" in text_of(response)
    assert rows(response, "figure") == {}


def test_another_companys_bill_does_not_exist(saved: World, sign_in: SignIn) -> None:
    before = Event.objects.count()
    CaseAccess.objects.filter(account=saved.sandrine).delete()
    Membership.objects.filter(account=saved.sandrine).update(ended_at=clock.now())
    for account in (saved.lea, saved.theo, saved.nadja, saved.sandrine):
        assert sign_in(account).get(BILL).status_code == 404
    assert sign_in(saved.camille).get("/en/cases/00001203-99/2020-07/bill/").status_code == 404
    assert Client().get(BILL).headers["Location"].startswith("/en/account/login/")
    assert Event.objects.count() == before


def test_employees_come_25_at_a_time_and_the_title_names_the_page(world: World, sign_in: SignIn) -> None:
    fill(world.period("2020-04"), world.camille, *[FULL] * 30)
    client = sign_in(world.camille)
    first, second = client.get(BILL), client.get(BILL, {"page": "2"})
    assert list(rows(first, "employee")) == [str(number) for number in range(1, 26)]
    assert list(rows(second, "employee")) == [str(number) for number in range(26, 31)]
    assert "next" in handles(first)
    assert title(second).startswith("How we calculate: April 2020, Page 2 of 2 – ")
    assert rows(second, "figure") == rows(first, "figure")


def test_a_bill_asks_as_often_for_one_employee_as_for_30(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(world.period("2020-04"), world.camille, FULL)
    fill(world.period("2020-05"), world.camille, *[FULL] * 30)
    client = sign_in(world.camille)
    for month in ("2020-04", "2020-05"):
        with django_assert_num_queries(11):
            client.get(f"/en/cases/00001203-99/{month}/bill/")


@pytest.mark.parametrize(
    ("language", "heading", "word"),
    [
        ("de", "So rechnen wir: April 2020", "Ausfallstunden ÷ Sollstunden"),
        ("fr", "Comment nous calculons\u00a0: avril 2020", "Heures perdues ÷ Heures à effectuer"),
        ("it", "Come calcoliamo: aprile 2020", "Ore perse ÷ Ore dovute"),
        ("en", "How we calculate: April 2020", "Lost hours ÷ Target hours"),
    ],
)
def test_it_speaks_four_languages(
    saved: World, sign_in: SignIn, language: str, heading: str, word: str
) -> None:
    response = sign_in(saved.camille).get(BILL.replace("/en/", f"/{language}/"))
    assert f"<h1>{heading}</h1>" in text_of(response)
    assert rows(response, "figure")["loss_ratio"][1].startswith(word)
