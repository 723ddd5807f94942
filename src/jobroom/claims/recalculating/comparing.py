"""What a recalculation found: how many results there are, which would change, and by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobroom.claims.models import Result
from jobroom.claims.recalculating.reading import Stored


@dataclass(frozen=True, slots=True)
class Difference:
    """A period whose result comes out otherwise than stored. Rappen, stored first.

    `verified` means that the stored one is of the same parameters, so that this must not be.
    """

    case: str
    month: str
    version: int
    verified: bool
    figures: tuple[str, ...]
    claim: tuple[int, int]
    back_payment: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """`first` counts results of rows that had none, `gone` those that cannot be computed any more."""

    results: int = 0
    first: int = 0
    gone: int = 0
    written: int = 0
    differences: tuple[Difference, ...] = ()

    @property
    def broken(self) -> int:
        """How many stored results cannot be computed again."""
        return self.gone + sum(row.verified for row in self.differences)

    @property
    def by(self) -> int:
        """By how many Rappen all back payments together would change."""
        return sum(new - old for old, new in (row.back_payment for row in self.differences))


@dataclass(slots=True)
class Totals:
    """All portions together, without their differences, which may be many."""

    results: int = 0
    first: int = 0
    written: int = 0
    changed: int = 0
    broken: int = 0
    by: int = 0

    def add(self, portion: Compared) -> None:
        """One portion more."""
        self.results += portion.results
        self.first += portion.first
        self.written += portion.written
        self.changed += len(portion.differences)
        self.broken += portion.broken
        self.by += portion.by


def compared(
    periods: Sequence[Stored], figures: Mapping[int, Mapping[str, object]], parameters: str
) -> Compared:
    """Stored and computed results side by side."""
    known = [one for one in periods if one.result is not None]
    return Compared(
        results=len(figures),
        first=sum(one.result is None and one.period.pk in figures for one in periods),
        gone=sum(
            one.result is not None and one.result.parameters == parameters and one.period.pk not in figures
            for one in known
        ),
        differences=tuple(
            found
            for one in known
            if one.period.pk in figures and (found := _difference(one, figures[one.period.pk], parameters))
        ),
    )


def _difference(one: Stored, figures: Mapping[str, object], parameters: str) -> Difference | None:
    assert one.result is not None
    other = tuple(name for name, value in figures.items() if getattr(one.result, name) != value)
    if not other:
        return None
    return Difference(
        one.period.case.slug, one.period.month, one.version, one.result.parameters == parameters, other,
        claim=_both(one.result, figures, "claim"), back_payment=_both(one.result, figures, "back_payment"),
    )  # fmt: skip


def _both(result: Result, figures: Mapping[str, object], name: str) -> tuple[int, int]:
    new = figures[name]
    assert isinstance(new, int)
    return getattr(result, name), new
