"""Fictional employees who add up to what the fund has settled for a period."""

from collections.abc import Iterator

from jobroom.cases.models import Period
from jobroom.claims.entries import Entry, WageType

FAMILY = "Aebi Berset Caduff Dubois Egli Favre Gerber Huber Imhof Jenni Keller Lepori Meier Nef".split()
GIVEN = "Anna Bruno Chiara David Elena Fabio Greta Hugo Ines Jan Katja Luca Mia Noah Olga Paul Rita".split()
DAYS, HOLIDAYS, FULL_TIME = 25_00, 6_00, 100_00


def employees_of(period: Period) -> list[Entry]:
    """One for each entitled employee; hours and wages add up to the figures of the fund."""
    heads, hit = period.entitled_employees, period.affected_employees
    lost = [*_parts(period.lost_hours, hit), *[0] * (heads - hit)]
    rows = zip(_targets(period, lost), lost, _parts(period.wage_sum, heads), strict=True)
    return [
        Entry(
            name=f"{FAMILY[place % len(FAMILY)]}, {GIVEN[place % len(GIVEN)]}", wage_type=WageType.MONTHLY,
            wage=wage, target_hours=target, lost_hours=hours, vacation_days=DAYS,
            public_holidays=HOLIDAYS, workload_percent=FULL_TIME,
        )
        for place, (target, hours, wage) in enumerate(rows)
    ]  # fmt: skip


def _targets(period: Period, lost: list[int]) -> list[int]:
    """Nobody loses more hours than they have: who loses much has more of them, the others share the rest."""
    heads, hit = period.entitled_employees, period.affected_employees
    equal = list(_parts(period.target_hours, heads))
    if all(hours <= own for hours, own in zip(lost, equal, strict=True)):
        return equal
    if hit == heads:
        return [*lost[:-1], period.target_hours - sum(lost[:-1])]
    return [*lost[:hit], *_parts(period.target_hours - sum(lost[:hit]), heads - hit)]


def _parts(total: int, count: int) -> Iterator[int]:
    """`count` whole numbers, as equal as they can be, that add up to `total`."""
    for place in range(count):
        yield total * (place + 1) // count - total * place // count
