"""The deputy: an administrator who is told of everything; only an explicit hand-over gives more."""

from jobroom.companies.actions import change_role, set_deputy
from jobroom.companies.models import Membership
from jobroom.journal.models import Event
from jobroom.rules.roles import Role
from tests.cases.reading import errors, text_of
from tests.companies.conftest import HOTEL, member, standing
from tests.conftest import SignIn
from tests.world import World


def make_administrator(world: World) -> str:
    change_role(member(world.camille), Role.ADMINISTRATOR, actor=world.lea)
    return f"{HOTEL}people/{member(world.camille).pk}/deputy/"


def test_a_main_administrator_names_one_and_ends_it(world: World, sign_in: SignIn) -> None:
    address = make_administrator(world)
    lea = sign_in(world.lea)
    assert "Make deputy" in text_of(lea.get(address.removesuffix("deputy/")))
    assert lea.post(address, {"deputy": "yes"}).status_code == 302
    assert member(world.camille).is_deputy
    text = text_of(lea.get("/en/company/"))
    assert "Administrator, deputy" in text
    assert "Camille Rochat is your deputy." in text
    assert lea.post(address, {"deputy": "no"}).status_code == 302
    assert not member(world.camille).is_deputy
    assert Event.objects.filter(verb="set-deputy").count() == 2


def test_there_is_one_deputy_at_a_time(world: World) -> None:
    for account in (world.camille, world.sandrine):
        change_role(member(account), Role.ADMINISTRATOR, actor=world.lea)
        set_deputy(member(account), deputy=True, actor=world.lea)
    assert [row.account for row in Membership.objects.filter(is_deputy=True)] == [world.sandrine]


def test_only_administrators_are_named_and_only_by_main_administrators(world: World, sign_in: SignIn) -> None:
    before = standing()
    address = f"{HOTEL}people/{member(world.camille).pk}/deputy/"
    assert sign_in(world.lea).post(address, {"deputy": "yes"}).status_code == 403
    assert sign_in(world.theo).post(address, {"deputy": "yes"}).status_code == 404
    assert standing() == before


def test_another_role_ends_it(world: World) -> None:
    make_administrator(world)
    set_deputy(member(world.camille), deputy=True, actor=world.lea)
    change_role(member(world.camille), Role.USER, actor=world.lea)
    assert not member(world.camille).is_deputy


def test_the_last_main_administrator_hands_over_and_leaves_in_one_step(world: World, sign_in: SignIn) -> None:
    make_administrator(world)
    set_deputy(member(world.camille), deputy=True, actor=world.lea)
    lea = sign_in(world.lea)
    assert "Hand over to Camille Rochat and leave" in text_of(lea.get(f"{HOTEL}leave/"))
    assert lea.post(f"{HOTEL}leave/", {"act": "hand-over"}).headers["Location"] == "/en/"
    assert (member(world.camille).role, member(world.camille).is_deputy) == ("main-administrator", False)
    assert member(world.lea).ended_at is not None


def test_without_a_deputy_nothing_is_handed_over(world: World, sign_in: SignIn) -> None:
    make_administrator(world)
    before = standing()
    response = sign_in(world.lea).post(f"{HOTEL}leave/", {"act": "hand-over"})
    assert (response.status_code, errors(response)) == (422, [("", "role.lastadmin")])
    assert standing() == before
