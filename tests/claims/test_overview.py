import pytest
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import Period
from jobroom.companies.actions import end_membership
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.rules.months import claimable
from tests.cases.reading import addresses, links, periods, text_of, title
from tests.claims.results import keep_result
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import LONG_AGO, MONTHS, World, make_case, open_case, person, save_as

PAGE = "/fr/cases/00001203-99/"
HELD = ["2020-04", "2020-05", "2020-06", "2020-11", "2020-12", "2021-01", "2021-02"]


@pytest.fixture
def locked(world: World) -> World:
    """Sandrine has saved seven periods long ago; one of Camille's and one nobody has touched are left."""
    with clock.at(LONG_AGO):
        for month in HELD:
            save_as(world.sandrine, world.period(month))
    save_as(world.camille, world.period("2021-03"), wage=447_192)
    return world


def notices(text: str) -> list[str]:
    """The words of each notice about locks."""
    return [part.partition("</section>")[0] for part in text.split("notice notice--lock")[1:]]


def test_each_period_says_its_state_and_whose_it_is(locked: World, sign_in: SignIn) -> None:
    rows = periods(sign_in(locked.camille).get(PAGE))
    assert list(rows) == sorted(MONTHS, reverse=True)
    assert {month: (row["data-state"], row["data-mine"]) for month, row in rows.items()} == {
        "2020-03": ("open", "false"),
        "2021-03": ("in-progress", "true"),
        **dict.fromkeys(HELD, ("in-progress", "false")),
    }


def test_every_editable_period_has_its_pencil_locked_ones_too(locked: World, sign_in: SignIn) -> None:
    found = links(sign_in(locked.camille).get(PAGE), "edit")
    assert found == [f"{PAGE}{month}/edit/" for month in sorted(MONTHS, reverse=True)]


def test_a_period_that_is_sent_can_only_be_viewed(locked: World, sign_in: SignIn) -> None:
    Period.objects.filter(month="2020-04").update(state="submitted")
    response = sign_in(locked.camille).get(PAGE)
    assert f"{PAGE}2020-04/edit/" not in addresses(response)
    assert links(response, "view") == [f"{PAGE}2020-04/"]


def test_one_notice_tells_of_all_periods_of_a_sleeping_account(locked: World, sign_in: SignIn) -> None:
    response = sign_in(locked.camille).get("/en/cases/00001203-99/")
    told = notices(text_of(response))
    assert len(told) == 1
    assert "7 periods are linked to another person’s account" in told[0]
    assert "not been used since 14.03.2026" in told[0]
    assert "Take over the 7 periods" in told[0]
    assert '"/en/cases/00001203-99/2021-02/edit/"' in told[0]
    assert "Sandrine" not in text_of(response)
    assert "old-filer" not in text_of(response)


def test_each_other_holder_has_a_notice_of_their_own(locked: World, sign_in: SignIn) -> None:
    open_case(locked.lea, locked.case)
    save_as(locked.lea, locked.period("2020-03"))
    told = notices(text_of(sign_in(locked.camille).get("/en/cases/00001203-99/")))
    assert len(told) == 2
    assert "This account is in use." in told[1]
    assert "Take over the period" in told[1]


def test_a_holder_who_left_is_told_as_such(locked: World, sign_in: SignIn) -> None:
    Period.objects.filter(month__in=HELD).update(holder=locked.lea)
    second = person("second-admin@hotel.example", "Luc", "Blanc")
    Membership.objects.create(
        account=second, company=locked.hotel, role="main-administrator", since=clock.now()
    )
    end_membership(Membership.objects.get(account=locked.lea), actor=locked.nadja)
    told = notices(text_of(sign_in(locked.camille).get("/en/cases/00001203-99/")))
    assert "This person has left the company." in told[0]


def test_nothing_locked_means_no_notice(world: World, sign_in: SignIn) -> None:
    assert notices(text_of(sign_in(world.camille).get(PAGE))) == []


def test_a_sleeping_reader_is_told_before_the_click(locked: World, sign_in: SignIn) -> None:
    response = sign_in(locked.sandrine).get(PAGE)
    assert "/fr/account/wake/" in addresses(response)
    assert "/fr/account/wake/" not in addresses(sign_in(locked.camille).get(PAGE))


def test_the_facts_add_up(locked: World, sign_in: SignIn) -> None:
    text = text_of(sign_in(locked.camille).get("/en/cases/00001203-99/"))
    facts = text.partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert '<dd class="num">9</dd><dd class="sub">of 9 in all' in facts
    assert "CHF\u00a0304’200.00" in facts
    assert '"/en/funds/?q=99"' in facts


@pytest.mark.parametrize(
    ("show", "months"),
    [
        ("all", sorted(MONTHS, reverse=True)),
        ("todo", [month for month in sorted(MONTHS, reverse=True) if month != "2020-04"]),
        ("others", [month for month in sorted(HELD, reverse=True) if month != "2020-04"]),
        ("done", ["2020-04"]),
        ("nonsense", sorted(MONTHS, reverse=True)),
    ],
)
def test_a_filter_is_a_link_and_shows_its_rows(
    locked: World, sign_in: SignIn, show: str, months: list[str]
) -> None:
    Period.objects.filter(month="2020-04").update(state="decided")
    response = sign_in(locked.camille).get(PAGE, {"show": show})
    assert list(periods(response)) == months


def test_the_title_names_the_filter(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    assert title(client.get("/en/cases/00001203-99/")).startswith("Settlement periods – ")
    assert title(client.get("/en/cases/00001203-99/?show=todo")).startswith("Settlement periods: To do – ")
    empty = client.get("/en/cases/00001203-99/?show=others")
    assert "No period here" in text_of(empty)


def test_the_wage_sum_is_the_typed_one_and_else_the_funds(locked: World, sign_in: SignIn) -> None:
    text = text_of(sign_in(locked.camille).get(PAGE))
    rows = {part[:7]: part.partition("</tr>")[0] for part in text.split('data-period="')[1:]}
    assert "61’300.50" in rows["2021-03"]
    assert "61’200.00" in rows["2020-03"]
    assert "23.11.2026" in rows["2021-03"]
    assert "14.03.2026" in rows["2020-04"]


def test_the_context_says_for_whom_one_works(world: World, sign_in: SignIn) -> None:
    text = (
        text_of(sign_in(world.camille).get(PAGE)).partition('class="context"')[2].partition("</section>")[0]
    )
    for fact in ("Hôtel Exemple SA", "CHE-123.456.788", "0000 1203", ">99<"):
        assert fact in text


def test_the_overview_asks_as_often_for_one_period_as_for_22(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = make_case(world.hotel, "10000017", "99", ["2020-04"])
    many = make_case(world.hotel, "10000025", "99", list(claimable()))
    holders = [world.sandrine, world.lea, world.theo]
    for number, period in enumerate(many.periods.all()):
        period.holder, period.version, period.changed_at = holders[number % 3], 1, clock.now()
        period.state = "in-progress"
        period.save()
    for case in (one, many):
        open_case(world.camille, case)
    client = sign_in(world.camille)
    for case in (one, many):
        with django_assert_num_queries(7):
            response = client.get(f"/fr/cases/{case.slug}/")
        assert len(periods(response)) == case.periods.count()


def test_the_page_of_22_periods_stays_light(world: World, sign_in: SignIn) -> None:
    case = make_case(world.hotel, "10000025", "99", list(claimable()))
    case.periods.update(holder=world.lea, version=1, changed_at=clock.now(), state="in-progress")
    for period in case.periods.all():
        keep_result(period, back_payment=1_234_567_85)
    open_case(world.camille, case)
    for language in ("de", "fr", "it", "en"):
        response = sign_in(world.camille).get(f"/{language}/cases/10000025-99/")
        assert len(periods(response)) == 22
        assert text_of(response).count("1’234’567.85") == 22
        assert len(response.content) < 40_000


def test_a_case_that_was_not_opened_does_not_exist(world: World, sign_in: SignIn) -> None:
    for account in (world.lea, world.theo, world.nadja):
        assert sign_in(account).get(PAGE).status_code == 404
    assert sign_in(world.camille).get("/fr/cases/00001219-99/").status_code == 404
    assert sign_in(world.camille).get("/fr/cases/nonsense/").status_code == 404


def test_who_left_every_company_reads_nothing_any_more(world: World, sign_in: SignIn) -> None:
    end_membership(Membership.objects.get(account=world.camille), actor=world.nadja)
    assert sign_in(world.camille).get(PAGE).status_code == 404


def test_every_row_action_has_a_name_of_its_own(locked: World, sign_in: SignIn) -> None:
    text = text_of(sign_in(locked.camille).get("/en/cases/00001203-99/"))
    assert 'Take over<span class="vh"> April 2020</span>' in text
    assert 'Continue<span class="vh"> March 2021</span>' in text
    assert 'Correct<span class="vh"> March 2020</span>' in text
    assert Page(text).all("caption") != []
