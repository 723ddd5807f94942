from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import CaseAccess
from tests.cases.reading import addresses, text_of
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import World, make_case, open_case, person


def test_nobody_signed_in_is_led_to_the_sign_in(db: None) -> None:
    response = Client().get("/fr/cases/")
    assert response.headers["Location"] == "/fr/account/login/?next=/fr/cases/"


def test_without_an_opened_case_the_list_leads_to_the_three_numbers(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.lea).get("/fr/cases/").headers["Location"] == "/fr/cases/open/"


def test_one_opened_case_is_shown_at_once(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.camille).get("/fr/cases/").headers["Location"] == "/fr/cases/00001203-99/"


def test_the_list_stays_reachable_with_one_case(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.camille).get("/fr/cases/?list")
    assert response.status_code == 200
    assert "/fr/cases/open/" in addresses(response)


def test_several_cases_are_listed_with_what_is_to_do(world: World, sign_in: SignIn) -> None:
    garage = make_case(world.garage, "00001219", "01", ["2020-04", "2020-05"])
    open_case(world.camille, garage)
    world.case.periods.filter(month__in=["2020-03", "2020-04"]).update(
        holder=world.sandrine, version=1, changed_at=world.camille.created_at, state="in-progress"
    )
    world.case.periods.filter(month="2020-05").update(
        holder=world.sandrine, version=1, changed_at=world.camille.created_at, state="submitted"
    )
    response = sign_in(world.camille).get("/fr/cases/")
    rows = {row["data-case"]: row for _tag, row in Page(text_of(response)).tags if "data-case" in row}
    assert list(rows) == ["00001219-01", "00001203-99"]
    cells = text_of(response).partition('data-case="00001203-99"')[2].partition("</tr>")[0]
    assert '<td class="n" data-l="' in cells
    assert [part.partition("<")[0] for part in cells.split('class="n" data-l="')[1:]] != []
    numbers = [part.partition(">")[2].partition("<")[0] for part in cells.split('<td class="n"')[1:]]
    assert numbers == ["8", "2"]


def test_cases_of_others_do_not_appear(world: World, sign_in: SignIn) -> None:
    open_case(world.theo, make_case(world.garage, "00001219", "01", ["2020-04"]))
    assert "0000 1219" not in text_of(sign_in(world.camille).get("/fr/cases/?list"))


def test_the_list_asks_as_often_for_one_case_as_for_many(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(world.camille)
    with django_assert_num_queries(8) as one:
        client.get("/fr/cases/?list")
    for number in range(10):
        open_case(world.camille, make_case(world.garage, f"1000{number:04d}", "01", ["2020-04", "2020-05"]))
    with django_assert_num_queries(len(one.captured_queries)):
        client.get("/fr/cases/?list")


def test_a_person_without_a_company_learns_what_to_do_first(world: World, sign_in: SignIn) -> None:
    stranger = person("new-start@garage.example", "Mia", "Keller", "de")
    response = sign_in(stranger).get("/de/cases/")
    assert response.status_code == 200
    assert 'class="tasks card mt3"' in text_of(response)
    assert CaseAccess.objects.filter(account=stranger).count() == 0
