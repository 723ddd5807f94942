"""May a case be sent now? The order of the reasons, and which periods go, over all small cases."""

from dataclasses import replace
from itertools import product

import pytest

from jobroom.rules.filing import Filing
from jobroom.rules.lifecycle import FIRST_FILING, PERIOD, PeriodEvent, PeriodState
from jobroom.rules.sending import Candidate, Hindrance, hindrance, round_of, to_send

BOTH = (False, True)
READY = Candidate("2020-04", PeriodState.COMPLETE, sent=False, mine=True, open=False, changed=True)
DECLINED = replace(READY, month="2020-05", state=PeriodState.NOT_CLAIMED)
ASKED = replace(READY, state=PeriodState.CORRECTION_REQUESTED, sent=True)
SENT = replace(READY, month="2020-06", state=PeriodState.SUBMITTED, sent=True)


def asked(
    *rows: Candidate, may_send: bool = True, asleep: bool = False, filing: Filing = Filing.OPEN
) -> object:
    return hindrance(rows, may_send=may_send, asleep=asleep, filing=filing)


def test_all_ready_periods_go_together() -> None:
    assert asked(READY, DECLINED) is None
    assert to_send([READY, DECLINED, SENT]) == [READY, DECLINED]


def test_nothing_is_left_when_all_is_sent_as_claimed_or_not() -> None:
    assert asked(SENT, replace(DECLINED, sent=True)) is Hindrance.ALL_SENT
    assert asked() is Hindrance.ALL_SENT
    assert round_of([SENT, replace(DECLINED, sent=True)]) == []


@pytest.mark.parametrize(
    ("filing", "reason"), [(Filing.OVER, Hindrance.WINDOW_CLOSED), (Filing.NOT_YET, Hindrance.NOT_YET_OPEN)]
)
def test_the_window_binds_first_filings_alone_and_comes_before_every_right(
    filing: Filing, reason: Hindrance
) -> None:
    assert asked(READY, may_send=False, asleep=True, filing=filing) is reason
    assert asked(ASKED, filing=filing) is None


@pytest.mark.parametrize("row", [READY, ASKED])
def test_the_right_comes_before_the_sleep_and_both_before_the_periods(row: Candidate) -> None:
    unfinished = replace(row, open=True)
    assert asked(unfinished, may_send=False, asleep=True) is Hindrance.MAY_NOT
    assert asked(unfinished, asleep=True) is Hindrance.ASLEEP
    assert asked(unfinished) is Hindrance.UNFINISHED


def test_one_period_of_somebody_else_holds_a_first_filing_back() -> None:
    assert asked(READY, replace(DECLINED, mine=False)) is Hindrance.OTHERS


def test_a_correction_of_somebody_else_holds_nothing_back() -> None:
    theirs = replace(ASKED, month="2020-05", mine=False)
    assert asked(ASKED, theirs) is None
    assert to_send([ASKED, theirs]) == [ASKED]
    assert asked(theirs) is Hindrance.OTHERS


def test_of_corrections_only_what_changed_and_is_ready_goes() -> None:
    same, unready = replace(ASKED, month="2020-05", changed=False), replace(ASKED, month="2020-07", open=True)
    assert to_send([ASKED, same, unready]) == [ASKED]
    assert asked(same) is Hindrance.NOTHING_CHANGED
    assert asked(unready, same) is Hindrance.NOTHING_CHANGED
    assert asked(unready) is Hindrance.UNFINISHED


def test_corrections_are_looked_at_before_what_was_never_sent() -> None:
    assert round_of([READY, ASKED]) == [ASKED]


def test_what_goes_can_be_sent_by_the_state_table_and_is_ready_and_mine() -> None:
    for state, sent, mine, is_open, changed in product(PeriodState, BOTH, BOTH, BOTH, BOTH):
        row = Candidate("2020-04", state, sent, mine, is_open, changed)
        for gone in to_send([row]):
            assert gone.ready
            assert gone.mine
            assert (state, PeriodEvent.SUBMIT) in PERIOD
        if asked(row) is None:
            assert to_send([row]) == [row]
        if state in FIRST_FILING and not sent and not row.ready:
            assert asked(row) is Hindrance.UNFINISHED
