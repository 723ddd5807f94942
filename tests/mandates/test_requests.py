"""A fiduciary asks for periods that somebody at the client holds: the mandate counts like a membership."""

import pytest

from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.companies.queries import memberships_of
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mandates.actions import Wish, accept_mandate, ask_mandate, end_mandate
from jobroom.mandates.models import Mandate
from jobroom.rights.models import AccessRequest
from jobroom.rights.signals import signals_of
from jobroom.rules.mandates import Scope
from jobroom.rules.roles import Role
from tests.rights.conftest import HELD, ask, refuse, save
from tests.world import LONG_AGO, World, open_case, person

UID, CLIENT = "CHE109322551", "CHE123456788"


@pytest.fixture
def clerk(world: World) -> Account:
    """Sandrine holds seven periods of the hotel; the clerk of a fiduciary has its letter."""
    with clock.at(LONG_AGO):
        for month in HELD:
            save(world.sandrine, world.period(month))
    office = Company.objects.create(uid=UID, name="Muster Treuhand AG", language="de")
    made = person("clerk@fiduciary.example", "Rita", "Muster", "de")
    link_member(made, office, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    open_case(made, world.case)
    return made


def give(world: World, clerk: Account, scope: Scope) -> Mandate:
    until = clock.today().replace(year=clock.today().year + 1)
    (own,) = memberships_of(clerk)
    made = ask_mandate(own, actor=clerk, uid=CLIENT, wish=Wish(scope, until, "Lea Favre"))
    accept_mandate(made, actor=world.lea, wish=Wish(scope, until))
    return made


def seen(request: AccessRequest) -> set[str]:
    return {signal.id for signal in signals_of(request)}


def test_with_the_letter_alone_the_approval_is_blocked(world: World, clerk: Account) -> None:
    assert "R5" in seen(ask(clerk, world.period("2020-04")))


@pytest.mark.parametrize("scope", [Scope.CORRECT, Scope.SEND])
def test_a_mandate_that_covers_correcting_lifts_the_block_while_it_lasts(
    world: World, clerk: Account, scope: Scope
) -> None:
    mandate = give(world, clerk, scope)
    request = ask(clerk, world.period("2020-04"))
    assert "R5" not in seen(request)
    end_mandate(mandate, actor=world.lea, reason="")
    assert "R5" in seen(request)


def test_a_mandate_to_read_lets_nobody_ask(world: World, clerk: Account) -> None:
    give(world, clerk, Scope.READ)
    assert refuse(clerk, world.period("2020-04")).reason == "read-only-role"
    assert not AccessRequest.objects.exists()


def test_a_request_is_stamped_with_who_acts_for_whom(world: World, clerk: Account) -> None:
    mandate = give(world, clerk, Scope.SEND)
    ask(clerk, world.period("2020-04"))
    ask(world.camille, world.period("2020-05"))
    for verb in ("refuse-write", "request-access"):
        theirs = Event.objects.get(verb=verb, actor=clerk.actor).changes
        assert (theirs["for_company"], theirs["by_company"], theirs["mandate"]) == (
            CLIENT, UID, mandate.reference,
        )  # fmt: skip
        assert "for_company" not in Event.objects.get(verb=verb, actor=world.camille.actor).changes
