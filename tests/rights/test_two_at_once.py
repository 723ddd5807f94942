"""Two real connections: whatever the order, one consistent state. Runs on both engines."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from jobroom.accounts.actions import wake_by_request
from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking, deciding, holding
from jobroom.rights.actions.asking import Wish, request_access
from jobroom.rights.faults import Changed, NotPossible
from jobroom.rights.models import AccessRequest, Transfer
from jobroom.rights.signals import signals_of
from tests import world as worlds
from tests.rights.conftest import HELD, ask, refuse, save
from tests.world import LONG_AGO, NOW, World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def hotel(transactional_db: None) -> World:
    """The world with Sandrine's seven periods, committed, so that two connections see it."""
    with clock.at(NOW):
        made = worlds.build()
    with clock.at(LONG_AGO):
        for month in HELD:
            save(made.sandrine, made.period(month))
    return made


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts on connections of their own, started together; answers results and errors in their order."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            with clock.at(NOW):
                gate.wait(10)
                results[number] = act()  # type: ignore[call-overload]
        except Exception as error:
            results[number] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return list(results)


def proposed(world: World) -> AccessRequest:
    """Camille has asked, Nadja has proposed to approve."""
    with clock.at(NOW):
        made = ask(world.camille, world.period("2020-04"))
        seen = deciding.fingerprint(made, signals_of(made))
        deciding.decide(made, actor=world.nadja, decision="approve", reason="Geprüft", seen=seen)
        made.refresh_from_db()
    return made


def seen_of(request: AccessRequest) -> str:
    with clock.at(NOW):
        fresh = AccessRequest.objects.select_related(
            "requester", "holder", "case__establishment__company"
        ).get(pk=request.pk)
        return deciding.fingerprint(fresh, signals_of(fresh))


def confirm(request: AccessRequest, officer: Account, seen: str) -> None:
    deciding.confirm(request, actor=officer, decision="confirm", reason="", seen=seen)


def test_the_same_request_from_two_tabs_is_one_request(hotel: World) -> None:
    with clock.at(NOW):
        refusals = [refuse(hotel.camille, hotel.period(month)) for month in ("2020-04", "2021-01")]
    results = at_once(*[
        lambda refusal=refusal: request_access(refusal, actor=hotel.camille, wish=Wish("left"), language="fr")
        for refusal in refusals
    ])  # fmt: skip
    assert all(isinstance(result, AccessRequest) for result in results), results
    assert {result.pk for result in results if isinstance(result, AccessRequest)} == {
        AccessRequest.objects.get().pk
    }
    assert Event.objects.filter(verb="request-access").count() == 1
    assert Message.objects.filter(kind="N-10").count() == 1
    assert verify().fault == ""


def test_withdrawing_while_the_second_officer_confirms(hotel: World) -> None:
    made = proposed(hotel)
    seen = seen_of(made)
    results = at_once(
        lambda: asking.withdraw(made, actor=hotel.camille), lambda: confirm(made, hotel.beat, seen)
    )
    made.refresh_from_db()
    moved = Transfer.objects.count()
    assert sum(isinstance(result, NotPossible) for result in results) == 1, results
    assert sum(result is None for result in results) == 1, results
    assert (made.state, moved) in {("withdrawn", 0), ("approved", 7)}
    holder = hotel.camille if made.state == "approved" else hotel.sandrine
    assert all(hotel.period(month).holder == holder for month in HELD)
    assert Message.objects.filter(kind="N-9").count() == (1 if moved else 0)
    assert verify().fault == ""


def test_the_holder_waking_while_the_second_officer_confirms(hotel: World) -> None:
    made = proposed(hotel)
    seen = seen_of(made)
    woke, confirmed = at_once(
        lambda: wake_by_request(hotel.sandrine, actor=hotel.sandrine.actor),
        lambda: confirm(made, hotel.beat, seen),
    )
    made.refresh_from_db()
    hotel.sandrine.refresh_from_db()
    assert woke is None
    assert not hotel.sandrine.asleep_at(NOW)
    assert confirmed is None or isinstance(confirmed, Changed), confirmed
    assert made.state == ("approved" if confirmed is None else "approval-proposed")
    assert Transfer.objects.count() == (7 if confirmed is None else 0)
    assert verify().fault == ""


def test_the_holder_hands_over_while_the_second_officer_confirms(hotel: World) -> None:
    made = proposed(hotel)
    wake_by_request_at_now(hotel)
    seen = seen_of(made)
    results = at_once(
        lambda: holding.hand_over(made, actor=hotel.sandrine), lambda: confirm(made, hotel.beat, seen)
    )
    made.refresh_from_db()
    assert sum(result is None for result in results) == 1, results
    assert made.state == "approved"
    assert Transfer.objects.count() == 7
    assert Message.objects.filter(kind="N-9").count() == 1
    assert verify().fault == ""


def test_two_people_asking_for_the_same_periods_and_both_confirmed(hotel: World) -> None:
    first = proposed(hotel)
    with clock.at(NOW):
        worlds.open_case(hotel.lea, hotel.case)
        second = ask(hotel.lea, hotel.period("2020-05"))
        deciding.decide(second, actor=hotel.nadja, decision="approve", reason="Geprüft", seen=seen_of(second))
    marks = seen_of(first), seen_of(second)
    at_once(lambda: confirm(first, hotel.beat, marks[0]), lambda: confirm(second, hotel.beat, marks[1]))
    states = sorted(AccessRequest.objects.values_list("state", flat=True))
    assert states == ["approved", "refused"]
    holders = {hotel.period(month).holder_id for month in HELD}
    assert len(holders) == 1
    assert holders < {hotel.camille.pk, hotel.lea.pk}
    assert Transfer.objects.count() == 7
    assert verify().fault == ""


def wake_by_request_at_now(world: World) -> None:
    with clock.at(NOW):
        wake_by_request(world.sandrine, actor=world.sandrine.actor)
