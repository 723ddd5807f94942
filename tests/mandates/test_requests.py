"""A fiduciary asks for periods that somebody at the client holds: the mandate counts like a membership."""

from datetime import timedelta

import pytest

from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.companies.queries import memberships_of
from jobroom.desk.wording.signals import tell
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mandates.actions import Wish, accept_mandate, ask_mandate, end_mandate
from jobroom.mandates.models import Mandate
from jobroom.rights.actions.holding import hand_over, object_to
from jobroom.rights.models import AccessRequest
from jobroom.rights.signals import signals_of
from jobroom.rules.mandates import Scope
from jobroom.rules.roles import Role
from jobroom.rules.signals import Level, Signal
from tests.rights.conftest import HELD, ask, refuse, save
from tests.world import LONG_AGO, MONTHS, NOW, World, open_case, person

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


def test_objecting_and_handing_over_are_stamped_with_who_acts_for_whom(world: World, clerk: Account) -> None:
    mandate = give(world, clerk, Scope.SEND)
    free = next(month for month in MONTHS if month not in HELD)
    save(clerk, world.period(free))
    asked = ask(world.camille, world.period(free))
    object_to(asked, actor=clerk, text="We are not done.")
    hand_over(asked, actor=clerk)
    stamped = {"for_company": CLIENT, "by_company": UID, "mandate": mandate.reference}
    for verb in ("object-to-request", "hand-over", "move-periods"):
        changes = Event.objects.get(verb=verb).changes
        assert {name: changes.get(name) for name in stamped} == stamped, verb


def other_clients(world: World, clerk: Account, count: int) -> None:
    """The clerk asks for the mandates of more companies, all within a day."""
    (own,) = memberships_of(clerk)
    for number in range(count):
        company = Company.objects.create(uid=f"CHE90000000{number}", name=f"Client {number} AG")
        admin = person(f"admin@client-{number}.example", "Ada", str(number))
        link_member(admin, company, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
        until = clock.today().replace(year=clock.today().year + 1)
        ask_mandate(own, actor=clerk, uid=company.uid, wish=Wish(Scope.READ, until, "Ada"))


def test_r8_warns_of_who_asks_for_five_companies_in_a_day(world: World, clerk: Account) -> None:
    request = ask(clerk, world.period("2020-04"))
    other_clients(world, clerk, 3)
    assert "R8" not in seen(request)
    with clock.at(NOW + timedelta(hours=24)):
        other = Company.objects.get(uid="CHE900000000")
        Mandate.objects.filter(client=other).update(asked_at=clock.now())
        assert "R8" not in seen(request)


@pytest.mark.parametrize(("known", "level"), [(False, Level.HIGH), (True, Level.LOW)])
def test_r8_weighs_little_for_people_of_a_known_fiduciary(
    world: World, clerk: Account, known: bool, level: Level
) -> None:
    if known:
        give(world, clerk, Scope.SEND)
    request = ask(clerk, world.period("2020-04"))
    other_clients(world, clerk, 4)
    found = [signal for signal in signals_of(request) if signal.id == "R8"]
    assert found == [Signal("R8", level, {"companies": "5"})]
    told = next(row for row in tell(found) if row.id == "R8")
    assert "5" in told.sentence
