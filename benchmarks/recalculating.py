"""How long it takes to compute everything stored again: 10,000 periods of ten employees each."""

from collections.abc import Callable
from dataclasses import replace

from benchmarks.figures import Line, measure
from jobroom.accounts.actions import create_account
from jobroom.cases.models import Case, Period
from jobroom.claims.actions.recalculating import recalculate
from jobroom.claims.models import EmployeeRow
from jobroom.companies.models import Company, Establishment
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM
from jobroom.rules import parameters
from jobroom.rules.months import claimable
from jobroom.rules.parameters import Parameters

CASES, MONTHS, STAFF = 1_000, 10, 10
ROWS = CASES * MONTHS * STAFF


def run() -> list[Line]:
    _fill()
    other = replace(parameters.current().with_switches({"year_days": 262}), version="benchmark")
    return [
        measure(
            "recalculate for the first time, and keep it", ROWS, _all(parameters.current(), ROWS // STAFF)
        ),
        measure("verify every stored result", ROWS, _all(parameters.current(), 0), target=30),
        measure("recalculate with other parameters", ROWS, _all(other, ROWS // STAFF), target=60),
    ]


def _all(tables: Parameters, kept: int) -> Callable[[], None]:
    def act() -> None:
        portions = list(recalculate(tables, actor=SYSTEM))
        found = (sum(part.results for part in portions), sum(part.written for part in portions))
        if found != (ROWS // STAFF, kept) or any(part.broken for part in portions):
            raise RuntimeError(f"not what was expected: {found}")

    return act


def _fill() -> None:
    """Rows as a company leaves them, without what belongs to signing in and saving."""
    holder = create_account(
        email="bench@company.example", given_name="Bea", family_name="Muster", language="de", password=None
    )
    company = Company.objects.create(uid="CHE123456788", name="Muster AG", language="de")
    places = Establishment.objects.bulk_create(
        Establishment(company=company, ree=f"{number:08d}", name="Muster AG", zip="3000", town="Bern")
        for number in range(CASES)
    )
    cases = Case.objects.bulk_create(Case(establishment=place, fund_number="99") for place in places)
    periods = Period.objects.bulk_create(
        Period(
            case=case, month=month, version=1, holder=holder, changed_at=clock.now(),
            entitled_employees=STAFF, affected_employees=STAFF, target_hours=1_680_00, lost_hours=840_00,
            wage_sum=50_000_00, paid=20_000_00,
        )
        for case in cases
        for month in claimable()[:MONTHS]
    )  # fmt: skip
    EmployeeRow.objects.bulk_create(
        (
            EmployeeRow(
                period=period, number=number, first=1, name=f"Muster, {number}", wage_type="monthly",
                wage=5_000_00 + number * 111 + period.pk % 997, target_hours=168_00, lost_hours=84_00,
                vacation_days=25_00, public_holidays=6_00, workload_percent=100_00,
            )
            for period in periods
            for number in range(1, STAFF + 1)
        ),
        batch_size=10_000,
    )  # fmt: skip
