"""May this person write this period? Every combination, against the order of reasons in design note 4.F."""

from itertools import product

import pytest

from jobroom.rules.lifecycle import WRITABLE, PeriodState
from jobroom.rules.writing import Holder, Refused, Writer, refusal

ME, SOMEBODY = 1, 2
BOTH = (False, True)


def expected(may_write: bool, asleep: bool, whose: str, quiet: bool, writable: bool) -> Refused | None:
    """The answer, read from a table of the first reasons that hold."""
    rows = {
        Refused.READ_ONLY_ROLE: not may_write,
        Refused.OWN_ACCOUNT_ASLEEP: asleep and whose != "another",
        Refused.HOLDER_ASLEEP: whose == "another" and quiet,
        Refused.HOLDER_ACTIVE: whose == "another" and not quiet,
        Refused.PERIOD_LOCKED: not writable,
    }
    return next((reason for reason, holds in rows.items() if holds), None)


@pytest.mark.parametrize("state", PeriodState)
def test_every_combination_gives_the_first_reason_that_holds(state: PeriodState) -> None:
    for may_write, asleep, whose, holder_asleep, gone in product(
        BOTH, BOTH, ["nobody", "me", "another"], BOTH, BOTH
    ):
        account = {"nobody": None, "me": ME, "another": SOMEBODY}[whose]
        holder = None if account is None else Holder(account, holder_asleep, gone)
        wanted = expected(may_write, asleep, whose, holder_asleep or gone, state in WRITABLE)
        assert refusal(Writer(ME, asleep, may_write), holder, state) is wanted


def test_the_holder_who_is_awake_writes() -> None:
    assert refusal(Writer(ME, False, True), Holder(ME, False, False), PeriodState.IN_PROGRESS) is None


def test_the_first_writer_of_a_period_nobody_holds_writes() -> None:
    assert refusal(Writer(ME, False, True), None, PeriodState.OPEN) is None


def test_a_sleeping_stranger_is_told_about_the_holder_whose_period_it_is() -> None:
    asleep = Writer(ME, True, True)
    assert refusal(asleep, Holder(SOMEBODY, True, False), PeriodState.OPEN) is Refused.HOLDER_ASLEEP
    assert refusal(asleep, Holder(SOMEBODY, False, False), PeriodState.OPEN) is Refused.HOLDER_ACTIVE
