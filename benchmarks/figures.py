"""One line of the table, and how it is measured: wall time of one call, fresh data for every call."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """What was done, how often, how long, and how long it may take."""

    what: str
    rows: int
    seconds: float
    target: float | None = None

    def __str__(self) -> str:
        rate = self.rows / self.seconds
        target = "" if self.target is None else f"{self.target:>8.1f}"
        return f"{self.what:<44}{self.rows:>10,}{self.seconds:>10.2f}{rate:>12,.0f}{target}"

    @property
    def missed(self) -> str:
        """What is wrong about it; empty where nothing is."""
        slow = self.target is not None and self.seconds > self.target
        return f"slower than {self.target} s: {self.what}" if slow else ""


@dataclass(frozen=True)
class Peak:
    """The most memory that a process had, and how much it may have."""

    what: str
    megabytes: float
    most: float

    def __str__(self) -> str:
        return f"{self.what:<44}{self.megabytes:>20,.0f}{'MB':<12}{self.most:>8,.0f}"

    @property
    def missed(self) -> str:
        """What is wrong about it; empty where nothing is."""
        return f"more than {self.most} MB: {self.what}" if self.megabytes > self.most else ""


HEAD = f"{'measured':<44}{'rows':>10}{'seconds':>10}{'rows/s':>12}{'target s':>8}"


def measure(what: str, rows: int, act: Callable[[], object], target: float | None = None) -> Line:
    """Call once and look at the clock."""
    begin = time.perf_counter()
    act()
    line = Line(what, rows, time.perf_counter() - begin, target)
    print(line, flush=True)
    return line
