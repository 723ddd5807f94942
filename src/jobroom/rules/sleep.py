"""When an account sleeps: after six calendar months without a sign-in, counted in Zurich days.

Source: the account-renewal sheet of 19.09.2023 ("n'a pas utilisé son compte pendant 6 mois"); domain
note 9, assumption 16 (from the last successful sign-in). Warnings at 5 months and at 5 months and 15 days
are ours (design note 4.D). A sleeping account holds its periods and cannot write.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jobroom.rules.months import add_months

MONTHS_TO_SLEEP = 6


class Stage(StrEnum):
    """How far an account is on its way to sleep; the value is what a warning is stored under."""

    AWAKE = "awake"
    FIRST_WARNING = "five-months"
    SECOND_WARNING = "five-and-a-half-months"
    ASLEEP = "asleep"


@dataclass(frozen=True, slots=True)
class SleepDays:
    """The days on which something happens after the last sign-in that counted."""

    first_warning: date
    second_warning: date
    sleeps: date


def sleep_days(last_sign_in: date) -> SleepDays:
    """All three days, each the first on which its stage holds."""
    five = add_months(last_sign_in, MONTHS_TO_SLEEP - 1)
    return SleepDays(five, five + timedelta(days=15), add_months(last_sign_in, MONTHS_TO_SLEEP))


def stage(last_sign_in: date, today: date) -> Stage:
    """The stage that holds today."""
    days = sleep_days(last_sign_in)
    if today >= days.sleeps:
        return Stage.ASLEEP
    if today >= days.second_warning:
        return Stage.SECOND_WARNING
    return Stage.FIRST_WARNING if today >= days.first_warning else Stage.AWAKE
