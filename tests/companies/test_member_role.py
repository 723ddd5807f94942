import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.actions import end_membership
from jobroom.companies.models import Membership
from jobroom.journal.models import Event
from jobroom.rules.roles import Role
from tests.cases.reading import Answer, errors
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import World


def address(account: Account, uid: str = "CHE123456788") -> str:
    return f"/en/company/{uid}/people/{Membership.objects.get(account=account).pk}/"


def choose(client: Client, account: Account, role: str) -> Answer:
    return client.post(address(account), {"role": role})


def standing() -> tuple[object, ...]:
    return tuple(Membership.objects.order_by("pk").values_list("pk", "role")), Event.objects.count()


def offered(client: Client, account: Account) -> list[str]:
    tags = Page(client.get(address(account)).content.decode()).all("input")
    return [row["value"] for row in tags if row.get("name") == "role"]


def test_a_main_administrator_makes_a_member_a_reader(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.lea)
    response = choose(client, world.camille, "reader")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/company/")
    assert Membership.objects.get(account=world.camille).role == "reader"
    event = Event.objects.get(verb="change-role")
    assert (event.actor, event.changes["old"], event.changes["new"]) == (world.lea.actor, "user", "reader")
    assert "Camille Rochat now has the role: Reader" in client.get("/en/company/").content.decode()


def test_the_same_role_again_changes_nothing(world: World, sign_in: SignIn) -> None:
    before = standing()
    assert choose(sign_in(world.lea), world.camille, "user").status_code == 302
    assert standing() == before


def test_each_role_is_offered_what_it_may_give(world: World, sign_in: SignIn) -> None:
    assert offered(sign_in(world.lea), world.camille) == [
        "main-administrator", "administrator", "user", "reader",
    ]  # fmt: skip
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    assert offered(sign_in(world.camille), world.sandrine) == ["user", "reader"]


def test_an_administrator_cannot_make_administrators(world: World, sign_in: SignIn) -> None:
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    before = standing()
    response = choose(sign_in(world.camille), world.sandrine, "main-administrator")
    assert response.status_code == 422
    assert errors(response) == [("role", "role.choose")]
    assert standing() == before


def test_an_administrator_cannot_change_an_administrator(world: World, sign_in: SignIn) -> None:
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    before = standing()
    for member in (world.lea, world.camille):
        assert choose(sign_in(world.camille), member, "user").status_code == 403
    assert standing() == before


@pytest.mark.parametrize("role", [Role.USER, Role.READER])
def test_members_change_nobody(world: World, sign_in: SignIn, role: Role) -> None:
    Membership.objects.filter(account=world.camille).update(role=role)
    before = standing()
    for member in (world.sandrine, world.camille):
        assert sign_in(world.camille).get(address(member)).status_code == 403
        assert choose(sign_in(world.camille), member, "main-administrator").status_code == 403
    assert standing() == before


def test_the_only_main_administrator_stays_one(world: World, sign_in: SignIn) -> None:
    before = standing()
    response = choose(sign_in(world.lea), world.lea, "user")
    assert response.status_code == 422
    assert errors(response) == [("role", "role.lastadmin")]
    assert standing() == before


def test_a_second_main_administrator_lets_the_first_step_back(world: World, sign_in: SignIn) -> None:
    choose(sign_in(world.lea), world.camille, "main-administrator")
    assert choose(sign_in(world.lea), world.lea, "user").status_code == 302
    assert Membership.objects.get(account=world.lea).role == "user"


def test_no_choice_or_an_unknown_one_is_refused(world: World, sign_in: SignIn) -> None:
    before = standing()
    for role in ("", "owner"):
        response = choose(sign_in(world.lea), world.camille, role)
        assert response.status_code == 422
        assert errors(response) == [("role", "role.choose")]
    assert standing() == before


def test_people_of_another_company_do_not_exist(world: World, sign_in: SignIn) -> None:
    before = standing()
    theo = sign_in(world.theo)
    assert theo.get(address(world.camille)).status_code == 404
    assert choose(theo, world.camille, "reader").status_code == 404
    assert theo.post(address(world.camille, "CHE116281710"), {"role": "reader"}).status_code == 404
    assert sign_in(world.nadja).get(address(world.camille)).status_code == 404
    assert theo.get("/en/company/CHE116281710/people/99999/").status_code == 404
    assert Client().get(address(world.camille)).status_code == 302
    assert standing() == before


def test_who_has_left_has_no_role_any_more(world: World, sign_in: SignIn) -> None:
    end_membership(Membership.objects.get(account=world.camille), actor=world.lea)
    before = standing()
    assert choose(sign_in(world.lea), world.camille, "reader").status_code == 404
    assert standing() == before
