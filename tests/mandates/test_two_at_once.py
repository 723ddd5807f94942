"""Two people act on one mandate at the same moment: one outcome, whichever database decides."""

from datetime import timedelta

import pytest

from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mandates.actions import (
    NotAskable,
    Wish,
    accept_mandate,
    ask_mandate,
    refuse_mandate,
    withdraw_mandate,
)
from jobroom.mandates.models import Mandate
from jobroom.rules.lifecycle import WrongState
from jobroom.rules.mandates import Scope
from jobroom.rules.roles import Role
from tests import world as worlds
from tests.at_once import at_once
from tests.world import NOW, World, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WISH = Wish(Scope.SEND, (NOW + timedelta(days=300)).date(), "Lea Favre")


@pytest.fixture
def hotel(transactional_db: None) -> World:
    with clock.at(NOW):
        made = worlds.build()
        second = person("second-admin@hotel.example", "Ann", "Sample")
        link_member(second, made.hotel, Role.MAIN_ADMINISTRATOR, actor=made.nadja)
    return made


@pytest.fixture
def own(hotel: World) -> Membership:
    """The clerk of a fiduciary company."""
    with clock.at(NOW):
        office = Company.objects.create(uid="CHE109322551", name="Muster Treuhand AG", language="de")
        clerk = person("clerk@fiduciary.example", "Rita", "Muster", "de")
        return link_member(clerk, office, Role.MAIN_ADMINISTRATOR, actor=hotel.nadja)


def test_one_says_yes_and_the_other_no(hotel: World, own: Membership) -> None:
    with clock.at(NOW):
        mandate = ask_mandate(own, actor=own.account, uid=hotel.hotel.uid, wish=WISH)
    second = Account.objects.get(email="second-admin@hotel.example")
    outcomes = at_once(
        lambda: accept_mandate(mandate, actor=hotel.lea, wish=WISH),
        lambda: refuse_mandate(mandate, actor=second, reason="No"),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "WrongState"]
    won = "active" if outcomes[0] is None else "refused"
    assert isinstance(outcomes[won == "active"], WrongState)
    assert Mandate.objects.get().state == won
    assert Event.objects.filter(verb__in=["accept-mandate", "refuse-mandate"]).count() == 1


def test_asked_twice_at_once_is_asked_once(hotel: World, own: Membership) -> None:
    outcomes = at_once(*[lambda: ask_mandate(own, actor=own.account, uid=hotel.hotel.uid, wish=WISH)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Mandate", "NotAskable"]
    (refused,) = [outcome for outcome in outcomes if isinstance(outcome, NotAskable)]
    assert refused.key == "mandate.living"
    assert Mandate.objects.count() == 1
    assert Event.objects.filter(verb="ask-mandate").count() == 1


def test_the_client_says_yes_while_the_fiduciary_takes_the_question_back(
    hotel: World, own: Membership
) -> None:
    with clock.at(NOW):
        mandate = ask_mandate(own, actor=own.account, uid=hotel.hotel.uid, wish=WISH)
    outcomes = at_once(
        lambda: accept_mandate(mandate, actor=hotel.lea, wish=WISH),
        lambda: withdraw_mandate(mandate, actor=own.account),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "WrongState"]
    assert Mandate.objects.get().state == ("active" if outcomes[0] is None else "withdrawn")
    assert Event.objects.filter(verb__in=["accept-mandate", "withdraw-mandate"]).count() == 1
