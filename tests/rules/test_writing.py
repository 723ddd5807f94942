"""May this person write this period? Every combination, against the order of reasons in design note 4.F."""

from itertools import product

import pytest

from jobroom.rules.filing import Filing
from jobroom.rules.lifecycle import FIRST_FILING, WRITABLE, PeriodState, may_be_written
from jobroom.rules.writing import Holder, Refused, Writer, refusal

ME, SOMEBODY = 1, 2
BOTH = (False, True)


def expected(
    may_write: bool, asleep: bool, whose: str, quiet: bool, writable: bool, first: bool, filing: Filing
) -> Refused | None:
    """The answer, read from a table of the first reasons that hold."""
    rows = {
        Refused.WINDOW_CLOSED: first and filing is Filing.OVER,
        Refused.NOT_YET_OPEN: first and filing is Filing.NOT_YET,
        Refused.READ_ONLY_ROLE: not may_write,
        Refused.OWN_ACCOUNT_ASLEEP: asleep and whose != "another",
        Refused.HOLDER_ASLEEP: whose == "another" and quiet,
        Refused.HOLDER_ACTIVE: whose == "another" and not quiet,
        Refused.PERIOD_LOCKED: not writable,
    }
    return next((reason for reason, holds in rows.items() if holds), None)


@pytest.mark.parametrize("state", PeriodState)
def test_every_combination_gives_the_first_reason_that_holds(state: PeriodState) -> None:
    for may_write, asleep, whose, holder_asleep, gone, sent, filing in product(
        BOTH, BOTH, ["nobody", "me", "another"], BOTH, BOTH, BOTH, Filing
    ):
        account = {"nobody": None, "me": ME, "another": SOMEBODY}[whose]
        holder = None if account is None else Holder(account, holder_asleep, gone)
        first = state in FIRST_FILING
        writable = state in WRITABLE and not (first and sent)
        wanted = expected(
            may_write, asleep, whose, holder_asleep or gone, writable, first and not sent, filing
        )
        assert refusal(Writer(ME, asleep, may_write), holder, state, sent=sent, filing=filing) is wanted


def answer(writer: Writer, holder: Holder | None, state: PeriodState) -> Refused | None:
    """Within the window, of a period that was never sent."""
    return refusal(writer, holder, state, sent=False, filing=Filing.OPEN)


def test_the_holder_who_is_awake_writes() -> None:
    assert answer(Writer(ME, False, True), Holder(ME, False, False), PeriodState.IN_PROGRESS) is None


def test_the_first_writer_of_a_period_nobody_holds_writes() -> None:
    assert answer(Writer(ME, False, True), None, PeriodState.OPEN) is None


def test_a_sleeping_stranger_is_told_about_the_holder_whose_period_it_is() -> None:
    asleep = Writer(ME, True, True)
    assert answer(asleep, Holder(SOMEBODY, True, False), PeriodState.OPEN) is Refused.HOLDER_ASLEEP
    assert answer(asleep, Holder(SOMEBODY, False, False), PeriodState.OPEN) is Refused.HOLDER_ACTIVE


def test_what_was_sent_as_not_claimed_stays_and_what_the_fund_opens_again_can_be_written() -> None:
    assert not may_be_written(PeriodState.NOT_CLAIMED, sent=True)
    assert may_be_written(PeriodState.NOT_CLAIMED, sent=False)
    assert may_be_written(PeriodState.CORRECTION_REQUESTED, sent=True)
