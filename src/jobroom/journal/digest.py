"""How an event becomes a digest: canonical JSON of all its fields and of its predecessor's digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """An event before it is written. `changes` holds plain JSON values only."""

    verb: str
    actor: str
    subject: str
    chain: str
    changes: Mapping[str, object]


def digest(entry: Entry, *, number: int, at: datetime, request_id: str, previous: str) -> str:
    """SHA-256 in hexadecimal over everything an event says."""
    fields = [
        entry.chain, number, at.astimezone(UTC).isoformat(timespec="microseconds"), entry.actor,
        entry.verb, entry.subject, entry.changes, request_id, previous,
    ]  # fmt: skip
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
