"""The demo's clock: days added to the time of the machine, kept in a file that every process reads."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

MOST_DAYS = 3_650
_read: dict[int, timedelta] = {}


def offset() -> timedelta:
    """How far the demo's clock is ahead; the file is read again when it has changed."""
    try:
        stamp = _file().stat().st_mtime_ns
    except FileNotFoundError:
        return timedelta()
    if stamp not in _read:
        _read.clear()
        _read[stamp] = timedelta(days=int(_file().read_text()))
    return _read[stamp]


def move(days: int) -> timedelta:
    """Move the clock by so many days more (or back); answers the whole offset. Raises: ValueError."""
    total = offset().days + days
    if abs(total) > MOST_DAYS:
        raise ValueError(f"the clock moves by at most {MOST_DAYS} days")
    partial = _file().with_suffix(".new")
    partial.write_text(str(total))
    partial.replace(_file())
    return timedelta(days=total)


def _file() -> Path:
    return Path(settings.HOME) / "demo-clock"
