"""Electronic signatures of a form in words: whose, when, whole, trusted, over what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobroom.files.signatures import Coverage
from jobroom.pages import formats

COVERAGES: dict[str, Promise] = {
    Coverage.WHOLE: gettext_lazy("the whole file"),
    Coverage.LATER_SIGNED: gettext_lazy("the file; later only signatures were added"),
    Coverage.CHANGED: gettext_lazy("a part; something else was added later"),
}


def tell_seals(seals: Sequence[Mapping[str, Any]]) -> list[list[tuple[str, str]]]:
    """The electronic signatures of a form, each as labels and values."""
    return [_seal_rows(seal) for seal in seals]


def _seal_rows(seal: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Electronic signature of"), seal["name"]),
        (_("Signed on"), formats.minute(datetime.fromisoformat(seal["at"])) if seal["at"] else _("no time")),
        (_("Unchanged since"), _yes_or_no(seal["intact"])),
        (_("Covers"), str(COVERAGES[seal["coverage"]])),
        (_("Issuer known"), _yes_or_no(seal["trusted"])),
        (_("Qualified"), _yes_or_no(seal["qualified"])),
        (_("Revoked"), _("unknown; no other machine is asked")),
    ]


def _yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")
