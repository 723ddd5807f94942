"""What is wrong with what `calculate` reads: a place and one English sentence, for whoever writes scripts."""

from dataclasses import dataclass, field

from jobroom.cases.calculating.texts import FINDINGS, NUMBERS, WHOLE
from jobroom.cases.importing.faults import printable
from jobroom.rules.checks import Finding
from jobroom.rules.money import plain
from jobroom.rules.numbers import NumberFault


@dataclass(frozen=True, slots=True)
class Fault:
    """`employees[3].wage: more than two decimals`."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class CalculationRefused(Exception):
    """The input has faults; nothing was computed."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


@dataclass
class Faults:
    """Collects faults below a place: empty for the only period, `[2]` for the third of a list."""

    place: str = ""
    listed: list[Fault] = field(default_factory=list)

    def add(self, path: str, message: str) -> None:
        """`path` is that within the place."""
        place = f"{self.place}.{path}" if self.place and path else self.place or path
        self.listed.append(Fault(printable(place or "input"), printable(message)))

    def add_number(self, path: str, fault: NumberFault) -> None:
        """A number that could not be read."""
        values = {name: plain(int(value)) for name, value in fault.values}
        self.add(path, NUMBERS[fault.code].format(**values))

    def add_finding(self, finding: Finding) -> None:
        """An error of the rules; the numbers in it are hundredths, but heads."""
        show = str if finding.code in WHOLE else plain
        values = {name: show(value) for name, value in finding.operands}
        name = "period" if finding.field == "month" else finding.field
        path = name if finding.row is None else f"employees[{finding.row}].{name}"
        self.add(path, FINDINGS[finding.code].format(**values))
