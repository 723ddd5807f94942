"""Two people act on the people of one company at the same moment, on both engines."""

from datetime import UTC, datetime

import pytest

from jobroom.accounts.models import Account
from jobroom.companies.actions import (
    LastAdministrator,
    NotPossible,
    accept_invitation,
    accept_wish,
    ask_for_reviews,
    ask_to_join,
    change_role,
    end_membership,
    invite,
    link_member,
    refuse_wish,
)
from jobroom.companies.models import Invitation, JoinRequest, Membership, Review
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rules.lifecycle import WrongState
from jobroom.rules.roles import Role
from tests import world as worlds
from tests.at_once import at_once
from tests.companies.conftest import member
from tests.world import NOW, World, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def hotel(transactional_db: None) -> World:
    with clock.at(NOW):
        return worlds.build()


@pytest.fixture
def ann(hotel: World) -> Account:
    """The second of two main administrators."""
    with clock.at(NOW):
        made = person("second@hotel.example", "Ann", "Sample")
        link_member(made, hotel.hotel, Role.MAIN_ADMINISTRATOR, actor=hotel.nadja)
    return made


@pytest.fixture
def mia(hotel: World) -> Account:
    with clock.at(NOW):
        return person("mia@hotel.example", "Mia", "Keller")


def mains(world: World) -> int:
    rows = Membership.objects.filter(company=world.hotel, ended_at=None, role="main-administrator")
    return rows.count()


def test_t_role_2_two_main_administrators_leave_at_once(hotel: World, ann: Account) -> None:
    outcomes = at_once(
        lambda: end_membership(member(hotel.lea), actor=hotel.lea),
        lambda: end_membership(member(ann), actor=ann),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LastAdministrator", "NoneType"]
    assert mains(hotel) == 1
    assert Event.objects.filter(verb="end-membership").count() == 1
    assert not verify().fault


def test_t_role_2_two_main_administrators_demote_each_other(hotel: World, ann: Account) -> None:
    outcomes = at_once(
        lambda: change_role(member(ann), Role.USER, actor=hotel.lea),
        lambda: change_role(member(hotel.lea), Role.USER, actor=ann),
    )
    names = sorted(type(outcome).__name__ for outcome in outcomes)
    assert names == ["Membership", "NotEntitled"]
    assert mains(hotel) == 1


def test_t_role_2_one_steps_back_while_the_other_leaves(hotel: World, ann: Account) -> None:
    outcomes = at_once(
        lambda: change_role(member(hotel.lea), Role.USER, actor=hotel.lea),
        lambda: end_membership(member(ann), actor=ann),
    )
    assert sum(isinstance(outcome, LastAdministrator) for outcome in outcomes) == 1
    assert mains(hotel) == 1


def test_an_invitation_is_accepted_once(hotel: World, mia: Account) -> None:
    with clock.at(NOW):
        sent = invite(hotel.hotel, actor=hotel.lea, email=mia.email, role=Role.USER)
    outcomes = at_once(*[lambda: accept_invitation(sent, actor=mia)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Membership", "NotPossible"]
    (refused,) = [outcome for outcome in outcomes if isinstance(outcome, NotPossible)]
    assert refused.key == "invite.used"
    assert Membership.objects.filter(account=mia).count() == 1


def test_an_invitation_is_accepted_while_its_sender_leaves(hotel: World, ann: Account, mia: Account) -> None:
    with clock.at(NOW):
        sent = invite(hotel.hotel, actor=ann, email=mia.email, role=Role.USER)
    joined, _left = at_once(
        lambda: accept_invitation(sent, actor=mia),
        lambda: end_membership(member(ann), actor=hotel.lea),
    )
    state = Invitation.objects.get().state
    if isinstance(joined, NotPossible):
        assert (joined.key, state) == ("invite.gone", "dead")
        assert not Membership.objects.filter(account=mia).exists()
    else:
        assert isinstance(joined, Membership)
        assert state == "accepted"


def test_one_accepts_and_the_other_refuses_a_wish(hotel: World, ann: Account, mia: Account) -> None:
    with clock.at(NOW):
        wish = ask_to_join(hotel.hotel, actor=mia, text="")
    outcomes = at_once(
        lambda: accept_wish(wish, actor=hotel.lea, role=Role.USER),
        lambda: refuse_wish(wish, actor=ann, reason=""),
    )
    assert sum(isinstance(outcome, WrongState) for outcome in outcomes) == 1
    accepted = isinstance(outcomes[0], Membership)
    assert JoinRequest.objects.get().state == ("accepted" if accepted else "refused")
    assert Membership.objects.filter(account=mia).exists() == accepted
    assert Message.objects.filter(kind="N-6").count() == 1


def test_asked_twice_at_once_is_one_wish(hotel: World, mia: Account) -> None:
    outcomes = at_once(*[lambda: ask_to_join(hotel.hotel, actor=mia, text="")] * 2)
    assert [type(outcome).__name__ for outcome in outcomes] == ["JoinRequest"] * 2
    assert JoinRequest.objects.count() == 1
    assert Message.objects.filter(kind="N-5").count() == 1


def test_two_workers_ask_for_one_review(hotel: World) -> None:
    outcomes = at_once(ask_for_reviews, ask_for_reviews, moment=datetime(2026, 11, 24, tzinfo=UTC))
    assert sorted(str(outcome) for outcome in outcomes) == ["0", "1"]
    assert Review.objects.count() == 1
    assert Message.objects.filter(kind="review").count() == 1
