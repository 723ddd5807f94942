"""What a check has found: a code, the place, and the numbers that its sentence needs."""

from dataclasses import dataclass
from enum import StrEnum

from jobroom.rules.checks.codes import WARNINGS, Code


class Severity(StrEnum):
    """An error stops; a warning can be confirmed with a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is that of an employee where `row` is their place, else one of the period.

    `operands` are whole numbers by name: hundredths, or heads.
    """

    code: Code
    field: str
    row: int | None = None
    operands: tuple[tuple[str, int], ...] = ()

    @property
    def severity(self) -> Severity:
        """Whether it stops or asks."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR

    @property
    def key(self) -> str:
        """Under which a confirmation is kept: it holds the numbers, so that it lapses when they change."""
        numbers = ",".join(f"{name}={value}" for name, value in self.operands)
        return f"{self.code}:{self.field}:{'' if self.row is None else self.row}:{numbers}"


def found(code: Code, field: str, row: int | None = None, /, **operands: int) -> Finding:
    """A finding with its numbers by name."""
    return Finding(code, field, row, tuple(operands.items()))
