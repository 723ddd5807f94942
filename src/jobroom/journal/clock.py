"""The one clock. Nothing else in the project asks the machine for the time of an act.

Time is UTC inside and counted in Europe/Zurich (promise 8). Tests and the demo move it: tests within
one thread through `at`, the demo for all processes through a source that it registers at start-up.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

from jobroom.rules.calendar import ZURICH

_fixed: ContextVar[datetime | None] = ContextVar("fixed_time", default=None)
_offset: list[Callable[[], timedelta]] = [timedelta]


def now() -> datetime:
    """The current moment in UTC."""
    fixed = _fixed.get()
    return fixed if fixed is not None else datetime.now(UTC) + _offset[0]()


def today() -> date:
    """The current calendar day in Zurich."""
    return now().astimezone(ZURICH).date()


def move_by(source: Callable[[], timedelta]) -> None:
    """Add what `source` answers to every reading from now on; the demo registers its clock here."""
    _offset[0] = source


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at `moment` (aware) within the block, for this thread only."""
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
