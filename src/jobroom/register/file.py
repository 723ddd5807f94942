"""A register in a file: the embedded default, with the companies of the demo and one of every odd kind.

CSV with the columns below, UTF-8. All companies in it are invented; towns are real. `signatories` are names
with `;` between them, each followed by `=joint` where the person signs jointly.
"""

import csv
import json
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from jobroom.register.entries import Address, Entry, Signatory
from jobroom.register.found import MOST_ROWS, Found
from jobroom.rules.numbers import parse_uid

EMBEDDED = Path(__file__).parent / "data" / "companies.csv"
ADDRESS = ("line1", "line2", "street", "house_number", "po_box", "zip", "town", "canton", "country")
COLUMNS = (
    "uid", "name", "additional_name", "legal_form", "status", "public", "commercial_status",
    "commercial_entry_status", "vat_status", "language", *ADDRESS, "successor", "noga", "founded",
    "liquidated", "signatories",
)  # fmt: skip


class FileRegister:
    """Answers from a file that is read once, at the first question."""

    limited = False

    def __init__(self, where: str) -> None:
        self.path = EMBEDDED if where in ("", "file") else Path(where)

    def by_uid(self, uid: str) -> Found:
        """The company with this number."""
        row = self._rows.get(uid)
        if row is None:
            return Found("", None)
        return Found(json.dumps(row, ensure_ascii=False, sort_keys=True), _entry(row))

    def by_name(self, name: str, town: str = "") -> list[Entry]:
        """Companies whose name holds every word, accents aside, in a town where one is named."""
        words, place = _words(name), _words(town)
        if not words:
            return []
        rows = [
            row
            for row in self._rows.values()
            if words <= _words(row["name"]) and place <= _words(row["town"]) and row["public"] == "1"
        ]
        return [_entry(row) for row in rows[:MOST_ROWS]]

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        with self.path.open(encoding="utf-8", newline="") as lines:
            rows: dict[str, dict[str, str]] = {}
            for row in csv.DictReader(lines):
                if rows.setdefault(parse_uid(row["uid"]), row) is not row:
                    raise ImproperlyConfigured(f"JOBROOM_UID_REGISTER: {row['uid']} stands in it twice")
            return rows


def _words(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return set("".join(sign if sign.isalnum() else " " for sign in bare).split())


def _entry(row: Mapping[str, str]) -> Entry:
    address = Address("LEGAL", *(row[name] for name in ADDRESS))
    people = [part.partition("=") for part in row["signatories"].split(";") if part]
    return Entry(
        uid=parse_uid(row["uid"]), name=row["name"], status=int(row["status"]), legal_form=row["legal_form"],
        additional_name=row["additional_name"], public=row["public"] == "1",
        commercial_status=int(row["commercial_status"] or 0),
        commercial_entry_status=int(row["commercial_entry_status"] or 0),
        vat_status=int(row["vat_status"] or 0), language=row["language"],
        address=address if address.town or address.street else None, successor=row["successor"],
        noga=row["noga"], founded=row["founded"], liquidated=row["liquidated"],
        signatories=tuple(Signatory(name, joint == "joint") for name, _sign, joint in people),
    )  # fmt: skip
