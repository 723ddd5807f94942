"""Several people act on one mandate on paper at the same moment: one outcome, whichever database decides."""

import pytest

from jobroom.accounts.actions import give_role
from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.mandates.actions import (
    Wish,
    accept_mandate,
    confirm,
    decide,
    refuse_mandate,
    withdraw_mandate,
)
from jobroom.mandates.models import Mandate, MandateDecision, SignedMandate
from jobroom.mandates.signals import seen_mark, signals_of
from jobroom.rules.mandates import Scope
from jobroom.rules.roles import Role, Staff
from tests import world as worlds
from tests.at_once import at_once
from tests.mandates.papers import CLUB, JOINERY, client_company, shown_at_once
from tests.mandates.steps import fiduciary
from tests.world import NOW, World, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def world(transactional_db: None) -> World:
    with clock.at(NOW):
        return worlds.build()


@pytest.fixture
def clerk(world: World) -> Account:
    with clock.at(NOW):
        made = fiduciary(world)
        client_company(made)
        return made


def mark(mandate: Mandate) -> str:
    """What an officer sees of it now."""
    now = Mandate.objects.get(pk=mandate.pk)
    with clock.at(NOW):
        return seen_mark(now, signals_of(now))


def kinds(outcomes: list[object]) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_two_officers_at_once_are_one_decision(world: World, clerk: Account) -> None:
    with clock.at(NOW):
        mandate = shown_at_once(clerk)
    seen = mark(mandate)
    outcomes = at_once(
        lambda: decide(mandate, actor=world.nadja, decision="approve", reason="", seen=seen),
        lambda: decide(mandate, actor=world.beat, decision="refuse", reason="Who signed?", seen=seen),
    )
    assert kinds(outcomes) == ["NoneType", "WrongState"]
    first = outcomes[0] is None
    assert Mandate.objects.get().state == ("active" if first else "refused")
    assert MandateDecision.objects.get().account == (world.nadja if first else world.beat)
    assert Event.objects.filter(verb__in=["activate-mandate", "refuse-mandate"]).count() == 1
    assert Message.objects.filter(kind__in=["mandate-activated", "mandate-refused"]).count() == 1


def test_two_second_looks_at_once_are_one(world: World, clerk: Account) -> None:
    with clock.at(NOW):
        client_company(clerk, CLUB, "00001251")
        mandate = shown_at_once(clerk, CLUB, ["Kurt Muster", "Bruno Fremd"])
        third = person("third-officer@seco.example", "Eva", "Sample", "de")
        give_role(third, Staff.OFFICER, actor="system")
        decide(mandate, actor=world.nadja, decision="approve", reason="Checked.", seen=mark(mandate))
    seen = mark(mandate)
    outcomes = at_once(
        lambda: confirm(mandate, actor=world.beat, decision="confirm", reason="", seen=seen),
        lambda: confirm(mandate, actor=third, decision="send-back", reason="Why?", seen=seen),
    )
    assert kinds(outcomes) == ["NoneType", "WrongState"]
    assert Mandate.objects.get().state == ("active" if outcomes[0] is None else "shown")
    assert MandateDecision.objects.count() == 2


def test_the_fiduciary_takes_the_paper_back_while_an_officer_approves(world: World, clerk: Account) -> None:
    with clock.at(NOW):
        mandate = shown_at_once(clerk)
    seen = mark(mandate)
    outcomes = at_once(
        lambda: decide(mandate, actor=world.nadja, decision="approve", reason="", seen=seen),
        lambda: withdraw_mandate(mandate, actor=clerk),
    )
    assert kinds(outcomes) == ["NoneType", "WrongState"]
    assert Mandate.objects.get().state == ("active" if outcomes[0] is None else "withdrawn")
    assert Event.objects.filter(verb__in=["activate-mandate", "withdraw-mandate"]).count() == 1


def test_an_administrator_who_joined_and_an_officer_give_one_answer(world: World, clerk: Account) -> None:
    with clock.at(NOW):
        mandate = shown_at_once(clerk)
        boss = person("boss@joinery.example", "Anna", "Muster", "de")
        joinery = Company.objects.get(uid=JOINERY)
        link_member(boss, joinery, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    seen = mark(mandate)
    outcomes = at_once(
        lambda: decide(mandate, actor=world.nadja, decision="approve", reason="Asked.", seen=seen),
        lambda: refuse_mandate(mandate, actor=boss, reason="No."),
        lambda: accept_mandate(mandate, actor=boss, wish=Wish(Scope.READ, mandate.until)),
    )
    # An approval beside an administrator is a proposal only: whichever way, the client has the last word.
    assert outcomes[1] is None or outcomes[2] is None
    assert kinds(outcomes[1:]) == ["NoneType", "WrongState"]
    assert Mandate.objects.get().state == ("refused" if outcomes[1] is None else "active")


def test_the_same_paper_twice_at_once_is_one_question(clerk: Account) -> None:
    outcomes = at_once(*[lambda: shown_at_once(clerk, looked_up=False)] * 2)
    assert kinds(outcomes) == ["Mandate", "NotAskable"]
    rows = (Mandate.objects.count(), SignedMandate.objects.count(), StoredFile.objects.count())
    assert rows == (1, 1, 1)
    assert Event.objects.filter(verb="show-mandate").count() == 1
