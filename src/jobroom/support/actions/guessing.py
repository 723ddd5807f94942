"""Trying a stop code: wrong ones are counted per network and for all together, and then answered no more.

A code that cannot be one (its check sign is wrong) is treated like one that nobody was sent: the same
queries, the same count, the same answer. The address of a network is kept as keyed fingerprint only.
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address, ip_address

from django.db import transaction

from jobroom.accounts.fingerprints import fingerprint
from jobroom.accounts.stopping import stop_fingerprint
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.rules.codes import STOP_LENGTH, parse_letter_code
from jobroom.rules.support import MOST_BY_NETWORK, MOST_TOGETHER, WINDOW, Guesses, counted, locked_until
from jobroom.support.known import by_code
from jobroom.support.models import StopTally

ALL = ""
NO_CODE = "-"


@dataclass(frozen=True, slots=True)
class Named:
    """The matter that a code names."""

    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class Locked:
    """No code is looked at until then."""

    until: datetime


@transaction.atomic(durable=True)
def try_code(typed: str, *, address: str) -> Named | Locked | None:
    """The matter of a code, None for a wrong one. A wrong one is counted by the commit of this call."""
    own, together = _tallies(network_of(address))
    found = by_code(stop_fingerprint(parse_letter_code(typed, STOP_LENGTH) or NO_CODE))
    now = clock.now()
    until = _lock(own, MOST_BY_NETWORK, now) or _lock(together, MOST_TOGETHER, now)
    if until is not None:
        return Locked(until)
    if found is not None:
        return Named(found[0].kind, found[1])
    for tally in (own, together):
        guesses = counted(Guesses(tally.wrong, tally.since), now)
        tally.wrong, tally.since = guesses.wrong, guesses.since
        tally.save(update_fields=["wrong", "since"])
    record("fail-stop-code", actor=SYSTEM, subject="stop-codes", wrong=own.wrong, together=together.wrong)
    return None


def network_of(address: str) -> str:
    """The fingerprint of where a try comes from: an address, of IPv6 the half that names a connection."""
    try:
        found = ip_address(address)
    except ValueError:
        return fingerprint("network", address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return fingerprint("network", str(int(found) >> 64))
    return fingerprint("network", str(getattr(found, "ipv4_mapped", None) or found))


def forget_tallies() -> int:
    """Remove counts whose hour is over; answers how many. Called hourly by the worker."""
    removed, _tables = StopTally.objects.filter(since__lte=clock.now() - WINDOW).delete()
    return removed


def _tallies(network: str) -> tuple[StopTally, StopTally]:
    """The locked rows of this network and of all together; parallel tries wait here."""
    StopTally.objects.bulk_create(
        [StopTally(network=name, since=clock.now()) for name in (ALL, network)], ignore_conflicts=True
    )
    rows = StopTally.objects.select_for_update().filter(network__in=(ALL, network))
    by_network = {row.network: row for row in rows.order_by("network")}
    return by_network[network], by_network[ALL]


def _lock(tally: StopTally, most: int, now: datetime) -> datetime | None:
    return locked_until(Guesses(tally.wrong, tally.since), most, now)
