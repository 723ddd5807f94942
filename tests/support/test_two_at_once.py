"""A stop meets an approval, a release or another stop at the same moment, each on a connection of its own.

Each race is run with both together, and with one side coming in while the other is in the middle of it.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from jobroom.accounts.actions import give_role
from jobroom.accounts.models import Account
from jobroom.accounts.stopping import StopLink
from jobroom.cases.models import Period
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rights.actions import deciding, moving
from jobroom.rights.faults import NotPossible as NotPossibleThere
from jobroom.rights.models import AccessRequest, Transfer
from jobroom.rules.roles import Staff
from jobroom.support.actions import resetting
from jobroom.support.actions.deciding import confirm_refusal, refuse_matter, release_matter
from jobroom.support.actions.stopping import Words, stop
from jobroom.support.faults import NotPossible
from jobroom.support.models import Reset, StopTally, Ticket
from tests.conftest import SignIn
from tests.desk import story
from tests.world import NOW, World, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Act = Callable[[], Any]
MOVING = Event()


def both(first: Act, second: Act, *, between: bool = False) -> list[Any]:
    """Run two acts at once; with `between`, the second one starts when the first is about to move periods."""
    barrier = Barrier(2)
    MOVING.clear()

    def run(act: Act, waits: bool) -> Any:
        try:
            with clock.at(NOW):
                barrier.wait(timeout=10)
                if waits:
                    MOVING.wait(timeout=2)
                return act()
        except (NotPossible, NotPossibleThere) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(run, first, False), pool.submit(run, second, between)]
        return [future.result(timeout=60) for future in running]


@pytest.fixture(autouse=True)
def a_slow_transfer(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(row: AccessRequest, *, actor: Account) -> list[Period]:
        MOVING.set()
        time.sleep(0.2)
        return moving.move(row, actor=actor)

    monkeypatch.setattr(deciding, "move", slowly)


@pytest.fixture
def proposed(world: World, asked: AccessRequest, sign_in: SignIn) -> AccessRequest:
    """Camille's request, which Nadja wants to approve."""
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    return asked


def link_of(world: World, asked: AccessRequest) -> StopLink:
    return StopLink("access-request", asked.reference, world.lea.pk, NOW)


def check(world: World, asked: AccessRequest) -> str:
    """The state, after looking whether everything else says the same."""
    state = story.state_of(asked)
    owner = world.camille if state == "approved" else world.sandrine
    assert {world.period(month).holder_id for month in story.FILED} == {owner.pk}
    assert Transfer.objects.filter(request=asked).count() == (7 if state == "approved" else 0)
    assert verify().fault == ""
    return state


@pytest.mark.parametrize("between", [False, True])
def test_t_let_4_an_approval_and_a_stop_leave_one_of_two_honest_outcomes(
    world: World, proposed: AccessRequest, sign_in: SignIn, between: bool
) -> None:
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    answer, ticket = both(
        lambda: story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark),
        lambda: stop(link_of(world, proposed), actor=None, words=Words(text="Nein")),
        between=between,
    )
    state = check(world, proposed)
    assert (state, answer.status_code, ticket.froze) in [("approved", 302, False), ("frozen", 409, True)]
    assert Ticket.objects.count() == 1
    told = Message.objects.filter(kind="request-frozen").count()
    assert told == (3 if state == "frozen" else 0)
    if between:
        assert state == "approved"


def test_a_stop_that_comes_first_keeps_the_approval_out(
    world: World, proposed: AccessRequest, sign_in: SignIn
) -> None:
    beat = sign_in(world.beat)
    mark = story.seen(beat, proposed.reference)
    stop(link_of(world, proposed), actor=None, words=Words())
    answer = story.post(beat, proposed, act="confirm", decision="confirm", reason="", seen=mark)
    assert answer.status_code == 409
    assert check(world, proposed) == "frozen"


def test_two_stops_open_one_case(world: World, asked: AccessRequest) -> None:
    tickets = both(
        lambda: stop(link_of(world, asked), actor=None, words=Words(text="eins")),
        lambda: stop(link_of(world, asked), actor=None, words=Words(text="zwei")),
    )
    assert tickets[0] == tickets[1] == Ticket.objects.get()
    assert {tickets[0].notes.count(), Message.objects.filter(kind="case-opened").count()} == {1}
    assert check(world, asked) == "frozen"


def test_a_release_and_a_confirmed_refusal_leave_one(world: World, asked: AccessRequest) -> None:
    ticket = stop(link_of(world, asked), actor=None, words=Words())
    refuse_matter(ticket, actor=world.nadja, reason="Nein")
    ticket = Ticket.objects.select_related("proposed_by").get()
    outcomes = both(
        lambda: release_matter(ticket, actor=world.nadja, reason="Doch"),
        lambda: confirm_refusal(ticket, actor=world.beat),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "NotPossible"]
    assert check(world, asked) == ("open" if outcomes[0] is None else "refused")
    ticket.refresh_from_db()
    assert (ticket.state, ticket.notes.count()) == ("closed", 1)


def test_a_release_and_a_new_stop_never_leave_a_frozen_request_without_a_case(
    world: World, asked: AccessRequest
) -> None:
    ticket = stop(link_of(world, asked), actor=None, words=Words())
    both(
        lambda: release_matter(ticket, actor=world.nadja, reason="Gut"),
        lambda: stop(link_of(world, asked), actor=None, words=Words(text="Nein")),
    )
    living = Ticket.objects.exclude(state="closed").count()
    assert (check(world, asked), living) in [("open", 0), ("frozen", 1)]


def test_a_code_is_guessed_at_once_and_counted_twice(world: World, asked: AccessRequest) -> None:
    client = Client()
    both(
        lambda: client.post("/de/stop/", {"code": "x"}, REMOTE_ADDR="192.0.2.1"),
        lambda: Client().post("/de/stop/", {"code": "y"}, REMOTE_ADDR="192.0.2.1"),
    )
    assert list(StopTally.objects.values_list("wrong", flat=True)) == [2, 2]


def test_two_officers_confirm_a_reset_at_once_and_it_is_done_once(world: World) -> None:
    helper = person("support@seco.example", "Sam", "Muster", "de")
    give_role(helper, Staff.SUPPORT, actor="system")
    reset = resetting.ask_reset(world.lea, actor=helper, reason="x")
    outcomes = both(
        lambda: resetting.confirm_reset(reset, actor=world.nadja),
        lambda: resetting.confirm_reset(reset, actor=world.beat),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotPossible", "list"]
    assert Reset.objects.get().ended.count() == 1
    assert Membership.objects.filter(account=world.lea, ended_at=None).count() == 0
    assert verify().fault == ""
