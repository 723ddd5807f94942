"""The list of what can be stopped, and finding a matter in it: by its kind, or by a code."""

from jobroom.support.access_requests import ACCESS_REQUESTS
from jobroom.support.matters import Matter
from jobroom.support.powers import POWERS

MATTERS: tuple[Matter, ...] = (ACCESS_REQUESTS, POWERS)


def matter_of(kind: str) -> Matter | None:
    """The entry of a kind."""
    return next((matter for matter in MATTERS if matter.kind == kind), None)


def by_code(fingerprint: str) -> tuple[Matter, str] | None:
    """The matter and the reference that a stop code names.

    Every room is asked, also after one has answered, so that the time says nothing.
    """
    found = [
        (matter, reference)
        for matter in MATTERS
        if matter.by_code is not None and (reference := matter.by_code(fingerprint)) is not None
    ]
    return found[0] if found else None
