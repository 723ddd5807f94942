"""Two people at once, each on a connection of their own: one outcome, moved once, a journal that holds.

Every race is run with both together, and with one side coming in while the other is in the middle of it.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection

from jobroom.accounts.actions import create_account, give_role, wake_by_request
from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.cases.writing import WriteRefused
from jobroom.journal import clock
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking, deciding, holding, moving
from jobroom.rights.faults import NotPossible
from jobroom.rights.models import AccessRequest, Decision, Transfer
from jobroom.rules.roles import Staff
from tests.conftest import SignIn
from tests.desk import story
from tests.world import NOW, World

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.parametrize("order", ["together", "between"]),
]
Act = Callable[[], Any]
MOVING = Event()
LET_IN = 0.2


def both(first: Act, second: Act, order: str) -> list[Any]:
    """Run two acts at once; with `between`, the second starts when the first is about to move the periods."""
    barrier = Barrier(2)
    MOVING.clear()

    def run(act: Act, waits: bool) -> Any:
        try:
            with clock.at(NOW):
                barrier.wait(timeout=10)
                if waits:
                    MOVING.wait(timeout=1)
                return act()
        except (NotPossible, WriteRefused) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(run, first, False), pool.submit(run, second, order == "between")]
        return [future.result(timeout=60) for future in running]


@pytest.fixture(autouse=True)
def a_slow_transfer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision is written, the periods have not moved yet: here the other side gets its chance."""

    def slowly(row: AccessRequest, *, actor: Account) -> list[Period]:
        MOVING.set()
        time.sleep(LET_IN)
        return moving.move(row, actor=actor)

    monkeypatch.setattr(deciding, "move", slowly)


def codes(answers: list[story.Answer]) -> list[int]:
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
    world: World, asked: AccessRequest, sign_in: SignIn, order: str
) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    mark = story.seen(nadja, asked.reference)
    answers = both(
        lambda: story.post(nadja, asked, act="decide", decision="approve", reason="ja", seen=mark),
        lambda: story.post(beat, asked, act="decide", decision="refuse", reason="nein", seen=mark),
        order,
    )
    assert codes(answers) == [302, 409]
    kind = Decision.objects.get().kind
    assert check(world, asked) == {"approve": "approval-proposed", "refuse": "refusal-proposed"}[kind]


def test_two_confirmations_move_the_periods_once(
    world: World, proposed: AccessRequest, carla: Account, sign_in: SignIn, order: str
) -> None:
    beat, third = sign_in(world.beat), sign_in(carla)
    mark = story.seen(beat, proposed.reference)
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.post(third, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        order,
    )
    assert codes(answers) == [302, 409]
    assert Decision.objects.filter(kind="confirm").count() == 1
    assert check(world, proposed) == "approved"


def test_a_confirmation_and_a_return_leave_one(
    world: World, proposed: AccessRequest, carla: Account, sign_in: SignIn, order: str
) -> None:
    beat, third = sign_in(world.beat), sign_in(carla)
    mark = story.seen(beat, proposed.reference)
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.post(third, proposed, act="confirm", decision="send-back", reason="nein", seen=mark),
        order,
    )
    assert codes(answers) == [302, 409]
    assert check(world, proposed) in ("approved", "open")
    assert Decision.objects.exclude(kind="approve").count() == 1


def test_the_first_decider_does_not_slip_in_beside_the_second(
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.post(nadja, proposed, act="confirm", decision="confirm", reason="x", seen=mark),
        order,
    )
    assert answers[0].status_code == 302
    assert answers[1].status_code in (403, 409)
    assert Decision.objects.get(kind="confirm").account == world.beat
    assert check(world, proposed) == "approved"


def test_withdrawing_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answer, withdrawn = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: asking.withdraw(proposed, actor=world.camille),
        order,
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
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answer, _woken = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: wake_by_request(world.sandrine, actor=world.sandrine.actor),
        order,
    )
    state = check(world, proposed)
    assert (state, answer.status_code) in [("approved", 302), ("approval-proposed", 409)]
    assert not Account.objects.get(pk=world.sandrine.pk).asleep_at(NOW)


def test_the_old_holder_handing_over_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    wake_by_request(world.sandrine, actor=world.sandrine.actor)
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answer, handed = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: holding.hand_over(proposed, actor=world.sandrine),
        order,
    )
    assert check(world, proposed) == "approved"
    assert (type(handed), answer.status_code) in [(type(None), 409), (NotPossible, 302)]


def test_a_decision_on_a_request_that_is_just_overtaken(
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    """Lea asks for the same periods; confirming Camille's request closes hers while it is decided."""
    other = story.ask(world.lea, world.case)
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    marks = [story.seen(beat, proposed.reference), story.seen(nadja, other.reference)]
    answers = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=marks[0]),
        lambda: story.post(nadja, other, act="decide", decision="approve", reason="ja", seen=marks[1]),
        order,
    )
    assert answers[0].status_code == 302
    assert answers[1].status_code in (302, 409)
    assert check(world, proposed) == "approved"
    assert story.state_of(other) == "refused"


def test_the_old_holder_saving_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    """A save that comes first stays and moves with its period; one that comes late is refused."""
    wake_by_request(world.sandrine, actor=world.sandrine.actor)
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answer, saved = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.save(world.sandrine, world.period("2020-05"), wage=700_000),
        order,
    )
    assert answer.status_code == 302
    assert check(world, proposed) == "approved"
    assert world.period("2020-05").version == (1 if isinstance(saved, WriteRefused) else 2)


def test_the_old_holder_starting_a_period_while_an_officer_confirms(
    world: World, proposed: AccessRequest, sign_in: SignIn, order: str
) -> None:
    """Started before, it moves with the others; started after, it is the old holder's own."""
    wake_by_request(world.sandrine, actor=world.sandrine.actor)
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answer, _saved = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: story.save(world.sandrine, world.period("2021-03"), wage=700_000),
        order,
    )
    assert answer.status_code == 302
    moved = Transfer.objects.filter(period__month="2021-03").count()
    assert world.period("2021-03").holder_id == (world.camille.pk if moved else world.sandrine.pk)
    assert Transfer.objects.count() == 7 + moved
    assert verify().fault == ""
