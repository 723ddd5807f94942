"""What comes in with a question for a mandate, as plain values: the wish, and the paper that was signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobroom.files.checking import Checked
from jobroom.rules.mandates import Scope


@dataclass(frozen=True, slots=True)
class Wish:
    """How far, until when, and who signs at the client."""

    scope: Scope
    until: date
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Checked pages, who signed them on which day, and what their electronic signatures say."""

    files: Sequence[Checked]
    signers: Sequence[str]
    signed_on: date
    seals: Sequence[dict[str, object]] = ()
