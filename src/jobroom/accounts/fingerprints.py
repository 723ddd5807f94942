"""Keyed fingerprints: what must be recognised again, but never read back, by whoever has the database.

HMAC-SHA-256 with `settings.PIN_KEY`, which lies outside of the database (promise 5). The purpose goes into
the fingerprint, so that one of a code can never be taken for one of an address.
"""

import hmac

from django.conf import settings


def fingerprint(purpose: str, value: str) -> str:
    """64 hexadecimal signs."""
    return hmac.new(settings.PIN_KEY.encode(), f"{purpose}\x00{value}".encode(), "sha256").hexdigest()


def fits(purpose: str, value: str, expected: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(fingerprint(purpose, value), expected)
