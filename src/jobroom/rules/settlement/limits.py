"""The most that a figure can be, in hundredths; far above what is real, to catch a lost decimal point.

The limits also keep `rules.bulk` exact: its products of whole numbers stay within 64 and 128 bits.
"""

from collections.abc import Mapping

MOST_EMPLOYEES = 100_000
# The figures of an employee: a million francs, the hours of a month of 31 days, days of a year.
MOST: Mapping[str, int] = {
    "wage": 1_000_000_00,
    "target_hours": 744_00,
    "lost_hours": 744_00,
    "vacation_days": 100_00,
    "public_holidays": 30_00,
    "workload_percent": 100_00,
}
MOST_PAID = MOST_EMPLOYEES * 12_350_00
