"""Two people at once, each on a connection of their own: one outcome, moved once, a journal that holds.

Every race is run with either side ahead by a breath and with both together.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from jobroom.accounts.actions import create_account, give_role, wake_by_request
from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking, holding
from jobroom.rights.faults import NotEntitled, NotPossible
from jobroom.rights.models import AccessRequest, Decision, Transfer
from jobroom.rules.roles import Staff
from tests.conftest import SignIn
from tests.desk import story
from tests.world import NOW, World

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.parametrize("ahead", [0.0, 0.02, -0.02], ids=["together", "first-ahead", "second-ahead"]),
]
Act = Callable[[], Any]


def both(first: Act, second: Act, ahead: float) -> list[Any]:
    """Run two acts at once; the first starts `ahead` seconds before the second (or after it)."""
    barrier = Barrier(2)

    def run(act: Act, delay: float) -> Any:
        try:
            with clock.at(NOW):
                barrier.wait(timeout=10)
                time.sleep(delay)
                return act()
        except (NotPossible, NotEntitled) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(run, first, max(-ahead, 0)), pool.submit(run, second, max(ahead, 0))]
        return [future.result(timeout=60) for future in running]


def codes(answers: list[HttpResponse]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def check(world: World, asked: AccessRequest) -> str:
    """The state, after looking whether everything else says the same."""
    state = story.state_of(asked)
    owner = world.camille if state == "approved" else world.sandrine
    assert {world.period(month).holder_id for month in story.FILED} == {owner.pk}
    moved = Transfer.objects.filter(request=asked).count()
    assert moved == (7 if state == "approved" else 0)
    assert Message.objects.filter(kind="N-9").count() == (1 if state == "approved" else 0)
    assert verify().fault == ""
    return state


@pytest.fixture
def carla(world: World) -> Account:
    """A third officer."""
    account = create_account(
        email="third-officer@seco.example",
        given_name="Carla",
        family_name="Rossi",
        language="it",
        password=None,
    )
    give_role(account, Staff.OFFICER, actor="system")
    return account


@pytest.fixture
def proposed(world: World, asked: AccessRequest, sign_in: SignIn) -> AccessRequest:
    """Camille's request, which Nadja wants to approve."""
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    return asked


def test_two_first_decisions_leave_one(
    world: World, asked: AccessRequest, sign_in: SignIn, ahead: float
) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    mark = story.seen(nadja, asked.reference)
    answers = both(
        lambda: story.post(nadja, asked, act="decide", decision="approve", reason="ja", seen=mark),
        lambda: story.post(beat, asked, act="decide", decision="refuse", reason="nein", seen=mark),
        ahead,
    )
    assert codes(answers) == [302, 409]
    kind = Decision.objects.get().kind
    assert check(world, asked) == {"approve": "approval-proposed", "refuse": "refusal-proposed"}[kind]


def test_two_confirmations_move_the_periods_once(
    world: World, proposed: AccessRequest, carla: Account, sign_in: SignIn, ahead: float
) -> None:
    beat, third = sign_in(world.beat), sign_in(carla)
    mark = story.seen(beat, proposed.reference)
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.post(third, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        ahead,
    )
    assert codes(answers) == [302, 409]
    assert Decision.objects.filter(kind="confirm").count() == 1
    assert check(world, proposed) == "approved"


def test_a_confirmation_and_a_return_leave_one(
    world: World, proposed: AccessRequest, carla: Account, sign_in: SignIn, ahead: float
) -> None:
    beat, third = sign_in(world.beat), sign_in(carla)
    mark = story.seen(beat, proposed.reference)
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.post(third, proposed, act="confirm", decision="send-back", reason="nein", seen=mark),
        ahead,
    )
    assert codes(answers) == [302, 409]
    assert check(world, proposed) in ("approved", "open")
    assert Decision.objects.exclude(kind="approve").count() == 1


def test_the_first_decider_does_not_slip_in_beside_the_second(
    world: World, proposed: AccessRequest, sign_in: SignIn, ahead: float
) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answers = both(
        lambda: story.post(nadja, proposed, act="confirm", decision="confirm", reason="x", seen=mark),
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        ahead,
    )
    assert answers[0].status_code in (403, 409)
    assert answers[1].status_code == 302
    assert Decision.objects.get(kind="confirm").account == world.beat
    assert check(world, proposed) == "approved"


def test_withdrawing_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, ahead: float
) -> None:
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    withdrawn, answer = both(
        lambda: asking.withdraw(proposed, actor=world.camille),
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        ahead,
    )
    if check(world, proposed) == "withdrawn":
        assert (withdrawn, answer.status_code) == (None, 409)
    else:
        assert (story.state_of(proposed), type(withdrawn), answer.status_code) == (
            "approved",
            NotPossible,
            302,
        )


def test_the_old_holder_waking_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, ahead: float
) -> None:
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    _woken, answer = both(
        lambda: wake_by_request(world.sandrine, actor=world.sandrine.actor),
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        ahead,
    )
    state = check(world, proposed)
    assert (state, answer.status_code) in [("approved", 302), ("approval-proposed", 409)]
    assert not Account.objects.get(pk=world.sandrine.pk).asleep_at(NOW)


def test_the_old_holder_handing_over_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, ahead: float
) -> None:
    wake_by_request(world.sandrine, actor=world.sandrine.actor)
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    handed, answer = both(
        lambda: holding.hand_over(proposed, actor=world.sandrine),
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        ahead,
    )
    assert check(world, proposed) == "approved"
    assert (type(handed), answer.status_code) in [(type(None), 409), (NotPossible, 302)]


def test_a_decision_on_a_request_that_is_just_overtaken(
    world: World, proposed: AccessRequest, sign_in: SignIn, ahead: float
) -> None:
    """Lea asks for the same periods; confirming Camille's request closes hers while it is decided."""
    other = story.ask(world.lea, world.case)
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    marks = [story.seen(beat, proposed.reference), story.seen(nadja, other.reference)]
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=marks[0]),
        lambda: story.post(nadja, other, act="decide", decision="approve", reason="ja", seen=marks[1]),
        ahead,
    )
    assert answers[0].status_code == 302
    assert answers[1].status_code in (302, 409)
    assert check(world, proposed) == "approved"
    assert story.state_of(other) == "refused"
