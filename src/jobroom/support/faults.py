"""Why an act on a case, on its matter or on a reset is not possible; pages turn each into words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class NotPossible(Exception):
    """It does not stand where this act begins (any more)."""


class NotEntitled(Exception):
    """The actor may not do this, or is concerned in person."""


class SameOfficer(Exception):
    """The second pair of eyes cannot be the first."""


class NeedsReason(Exception):
    """The act needs a reason in words."""


@contextmanager
def said_as(ours: Mapping[type[Exception], type[Exception]]) -> Iterator[None]:
    """Faults of a room whose matter it is, as the fault of this room that means the same."""
    try:
        yield
    except tuple(ours) as theirs:
        raise ours[type(theirs)] from None
