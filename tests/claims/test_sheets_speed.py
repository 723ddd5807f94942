"""2,000 employees are read within three seconds of processor time, the reader's process included.

`python -m benchmarks` measures the same by the clock.
"""

import os

import pytest
from benchmarks.sheets import MOST_SECONDS, ROWS, grid

from jobroom.claims.sheets.template.csv_file import as_csv
from jobroom.claims.sheets.template.xlsx_file import as_xlsx
from tests.claims.sheet_files import sent


def used() -> float:
    """Seconds of this process and of the children that it has waited for."""
    return sum(os.times()[:4])


@pytest.mark.slow
def test_two_thousand_employees_are_read_within_three_seconds() -> None:
    for content in (as_xlsx(grid()), as_csv(grid())):
        begin = used()
        assert len(sent(content).rows) == ROWS
        assert used() - begin < MOST_SECONDS
