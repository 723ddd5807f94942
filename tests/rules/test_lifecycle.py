"""The state tables, walked along every path: each state can be reached, nothing follows the last ones."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from jobroom.rules import lifecycle
from jobroom.rules.lifecycle import (
    MANDATE,
    OPEN_MANDATES,
    PENDING,
    PERIOD,
    REQUEST,
    WRITABLE,
    MandateEvent,
    MandateState,
    PeriodEvent,
    PeriodState,
    RequestEvent,
    RequestState,
    WrongState,
)
from jobroom.rules.powers import POWER, PowerEvent, PowerState
from jobroom.rules.support import RESET, TICKET, ResetEvent, ResetState, TicketEvent, TicketState

TABLES: list[tuple[Mapping[Any, Any], type[StrEnum], type[StrEnum], set[StrEnum], set[StrEnum]]] = [
    (PERIOD, PeriodState, PeriodEvent, {PeriodState.OPEN}, {PeriodState.OBJECTION}),
    (
        REQUEST,
        RequestState,
        RequestEvent,
        {RequestState.OPEN, RequestState.WITH_HOLDER},
        {RequestState.APPROVED, RequestState.REFUSED, RequestState.WITHDRAWN},
    ),
    (
        POWER,
        PowerState,
        PowerEvent,
        {PowerState.WINDOW, PowerState.LETTER},
        {PowerState.REFUSED, PowerState.WITHDRAWN, PowerState.EXPIRED, PowerState.ENDED},
    ),
    (
        MANDATE,
        MandateState,
        MandateEvent,
        {MandateState.ASKED, MandateState.SHOWN},
        {MandateState.REFUSED, MandateState.ENDED, MandateState.WITHDRAWN, MandateState.LAPSED},
    ),
    (TICKET, TicketState, TicketEvent, {TicketState.OPEN}, {TicketState.CLOSED}),
    (RESET, ResetState, ResetEvent, {ResetState.ASKED}, {ResetState.DROPPED, ResetState.UNDONE}),
]


def reachable(table: Mapping[Any, Any], start: set[StrEnum]) -> set[StrEnum]:
    """All states that some row of events leads to."""
    seen, wave = set(start), set(start)
    while wave:
        wave = {table[state, event] for state in wave for event in lifecycle.events_of(table, state)} - seen
        seen |= wave
    return seen


@pytest.mark.parametrize(("table", "states", "events", "start", "final"), TABLES)
def test_the_table_is_whole(
    table: Mapping[Any, Any], states: Any, events: Any, start: set[StrEnum], final: set[StrEnum]
) -> None:
    assert reachable(table, start) == set(states)
    assert {state for state in states if not lifecycle.events_of(table, state)} == final
    assert {event for _state, event in table} == set(events)


@pytest.mark.parametrize(("table", "states", "events", "start", "final"), TABLES)
def test_from_everywhere_an_end_can_be_reached(
    table: Mapping[Any, Any], states: Any, events: Any, start: set[StrEnum], final: set[StrEnum]
) -> None:
    assert all(reachable(table, {state}) & final or state == PeriodState.NOT_CLAIMED for state in states)


@pytest.mark.parametrize(("table", "states", "events", "start", "final"), TABLES)
def test_every_event_that_is_not_in_the_table_is_refused_with_both_names(
    table: Mapping[Any, Any], states: Any, events: Any, start: set[StrEnum], final: set[StrEnum]
) -> None:
    for state in states:
        for event in events:
            if (state, event) in table:
                assert lifecycle.step(table, state, event) is table[state, event]
                continue
            with pytest.raises(WrongState) as caught:
                lifecycle.step(table, state, event)
            assert (caught.value.state, caught.value.event) == (state, event)


def test_a_request_is_pending_exactly_while_something_can_still_happen() -> None:
    assert {state for state in RequestState if lifecycle.events_of(REQUEST, state)} == PENDING


def test_a_question_for_a_mandate_is_open_while_it_can_be_answered_and_taken_back() -> None:
    for event in (MandateEvent.ACCEPT, MandateEvent.REFUSE, MandateEvent.WITHDRAW):
        assert {state for state, known in MANDATE if known is event} == OPEN_MANDATES


def test_a_request_that_stands_still_cannot_be_decided_or_handed_over() -> None:
    assert lifecycle.events_of(REQUEST, RequestState.FROZEN) == {
        RequestEvent.RELEASE,
        RequestEvent.REFUSE,
        RequestEvent.WITHDRAW,
        RequestEvent.OVERTAKE,
    }
    assert REQUEST[RequestState.FROZEN, RequestEvent.RELEASE] is RequestState.OPEN


def test_t_let_4_every_pending_request_can_be_stopped() -> None:
    stops = {state for state, event in REQUEST if event is RequestEvent.FREEZE}
    assert stops == PENDING - {RequestState.FROZEN}


def test_a_period_can_be_saved_exactly_in_the_states_that_may_be_written() -> None:
    saving = {state for state, event in PERIOD if event is PeriodEvent.SAVE}
    assert saving == WRITABLE


def test_what_was_sent_never_becomes_a_draft_again_by_itself() -> None:
    after = reachable(PERIOD, {PeriodState.SUBMITTED})
    assert after.isdisjoint({PeriodState.OPEN, PeriodState.IN_PROGRESS, PeriodState.COMPLETE})


def test_an_approval_needs_a_second_step_or_the_holder() -> None:
    into = {(state, event) for (state, event), target in REQUEST.items() if target is RequestState.APPROVED}
    assert {event for _state, event in into} == {RequestEvent.CONFIRM, RequestEvent.HAND_OVER}
    assert {state for state, event in into if event is RequestEvent.CONFIRM} == {
        RequestState.APPROVAL_PROPOSED
    }
