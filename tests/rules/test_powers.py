"""When a code is taken, who must sign, how many officers decide, and how long a power of attorney holds."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jobroom.rules.lifecycle import events_of
from jobroom.rules.powers import (
    PENDING_POWERS,
    POWER,
    CodeRefused,
    PowerEvent,
    PowerState,
    Tries,
    code_refusal,
    holds_until,
    may_ask_again,
    needs_second_officer,
    next_try,
    signatures_needed,
    window_end,
)

NOW = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)
END = NOW + timedelta(days=3)
FRESH = Tries(0, None)


def test_a_power_is_pending_exactly_while_nobody_has_decided() -> None:
    open_states = {state for state in PowerState if events_of(POWER, state)} - {PowerState.ACTIVE}
    assert open_states == PENDING_POWERS


def test_an_approval_comes_from_officers_or_from_whoever_is_still_there() -> None:
    into = {(state, event) for (state, event), target in POWER.items() if target is PowerState.ACTIVE}
    assert into == {
        (PowerState.IN_REVIEW, PowerEvent.APPROVE),
        (PowerState.APPROVAL_PROPOSED, PowerEvent.APPROVE),
        (PowerState.WINDOW, PowerEvent.HAND_OVER),
    }


def test_what_is_frozen_cannot_be_sent_or_approved() -> None:
    assert events_of(POWER, PowerState.FROZEN) == {
        PowerEvent.RELEASE,
        PowerEvent.RELEASE_WINDOW,
        PowerEvent.REFUSE,
        PowerEvent.WITHDRAW,
    }


def test_everything_pending_can_be_stopped_and_withdrawn() -> None:
    for state in PENDING_POWERS:
        assert (state, PowerEvent.WITHDRAW) in POWER
        assert (state, PowerEvent.FREEZE) in POWER or state is PowerState.FROZEN


def test_T_TAKE_1_the_window_is_two_working_days() -> None:
    monday = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)
    assert window_end(monday) == datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
    friday = datetime(2026, 12, 18, 9, 0, tzinfo=UTC)
    assert window_end(friday) == datetime(2026, 12, 22, 16, 0, tzinfo=UTC)


def test_T_TAKE_1_a_refusal_blocks_for_seven_days() -> None:
    again = NOW + timedelta(days=7)
    assert may_ask_again(None, NOW) is None
    assert may_ask_again(NOW, again - timedelta(seconds=1)) == again
    assert may_ask_again(NOW, again) is None


def test_the_right_code_is_taken_and_a_wrong_one_is_not() -> None:
    assert code_refusal(FRESH, fits=True, valid_until=END, now=NOW) is None
    assert code_refusal(FRESH, fits=False, valid_until=END, now=NOW) is CodeRefused.WRONG


def test_T_CODE_5_at_expiry_plus_one_second_the_right_code_is_refused() -> None:
    assert code_refusal(FRESH, fits=True, valid_until=NOW, now=NOW) is None
    late = NOW + timedelta(seconds=1)
    assert code_refusal(FRESH, fits=True, valid_until=NOW, now=late) is CodeRefused.EXPIRED


def test_T_CODE_6_after_five_wrong_tries_the_right_code_is_refused() -> None:
    long_ago = NOW - timedelta(days=1)
    assert code_refusal(Tries(4, long_ago), fits=True, valid_until=END, now=NOW) is None
    assert code_refusal(Tries(5, long_ago), fits=True, valid_until=END, now=NOW) is CodeRefused.BLOCKED


@pytest.mark.parametrize(("wrong", "seconds"), [(1, 0), (2, 0), (3, 30), (4, 60)])
def test_the_waits_grow_from_the_third_wrong_try(wrong: int, seconds: int) -> None:
    tries = Tries(wrong, NOW)
    assert next_try(tries, NOW) == NOW + timedelta(seconds=seconds)
    at = NOW + timedelta(seconds=seconds)
    assert code_refusal(tries, fits=True, valid_until=END, now=at) is None
    if seconds:
        early = at - timedelta(seconds=1)
        assert code_refusal(tries, fits=True, valid_until=END, now=early) is CodeRefused.WAIT


@pytest.mark.parametrize(
    ("joint", "needed"), [([], 1), ([False], 1), ([True], 2), ([True, True], 2), ([True, False], 1)]
)
def test_T_LET_3_collective_signature_needs_two(joint: list[bool], needed: int) -> None:
    assert signatures_needed(joint) == needed


def test_T_ADM_1_a_take_over_or_a_warning_needs_two_officers() -> None:
    assert not needs_second_officer(takes_over=False, warnings=0)
    assert needs_second_officer(takes_over=True, warnings=0)
    assert needs_second_officer(takes_over=False, warnings=1)


def test_a_power_holds_for_five_years() -> None:
    assert holds_until(date(2026, 11, 23)) == date(2031, 11, 23)
    assert holds_until(date(2028, 2, 29)) == date(2033, 2, 28)
