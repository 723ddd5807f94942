"""What tests of the recalculation share: staffs of every kind, other parameters, and the run itself."""

from dataclasses import dataclass, replace
from io import StringIO

import pytest
from django.core.management import call_command

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.claims.actions import save_staff
from jobroom.claims.entries import Entry, WageType
from jobroom.claims.merging import Edits
from jobroom.claims.models import Result
from jobroom.rules import parameters

OTHER = "2023-02-01.1"
FULL = Entry(
    name="Rochat, Camille", wage_type=WageType.MONTHLY, wage=4_509_00, target_hours=156_00,
    lost_hours=78_00, vacation_days=25_00, public_holidays=6_00, workload_percent=100_00,
)  # fmt: skip
STAFFS = {
    # a low income of a part-time post, hourly wages, and one who is not complete and does not count
    "2021-01": [
        replace(FULL, wage=1_900_33, workload_percent=50_00),
        replace(FULL, wage_type=WageType.HOURLY, vacation_days=None, public_holidays=None),
        replace(FULL, wage=None),
    ],
    # above the ceiling, the flat rate, nothing lost
    "2020-04": [
        replace(FULL, wage=15_000_00),
        replace(FULL, wage=2_075_00, workload_percent=50_00, flat_rate=True),
        replace(FULL, lost_hours=0),
    ],
    # too small a loss
    "2020-05": [replace(FULL, lost_hours=15_59)],
    # nobody who can be counted
    "2020-06": [replace(FULL, lost_hours=157_00)],
}


@dataclass(frozen=True)
class Run:
    """What a run said and how it ended."""

    lines: list[str]
    faults: str
    code: int


def fill(period: Period, account: Account, *rows: Entry) -> None:
    """The next version of a period has these employees more."""
    save_staff(period, actor=account, version=period.version, edits=Edits(added=list(rows)))


def run(*options: str) -> Run:
    out, err = StringIO(), StringIO()
    try:
        call_command("recalculate", *options, stdout=out, stderr=err)
    except SystemExit as left:
        return Run(out.getvalue().splitlines(), err.getvalue().strip(), int(left.code or 0))
    return Run(out.getvalue().splitlines(), err.getvalue().strip(), 0)


def with_other_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second version, in which a year has 262 working days; it is not shipped."""
    first = parameters.current()
    other = replace(first.with_switches({"year_days": 262}), version=OTHER)
    monkeypatch.setattr(parameters, "load", {first.version: first, OTHER: other}.__getitem__)


def stored() -> list[tuple[object, ...]]:
    """Every column of every result."""
    return list(Result.objects.order_by("pk").values_list())
