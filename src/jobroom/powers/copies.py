"""A copy of the letter for the person who asked: the same words, and none of its codes (design note A9)."""

from datetime import timedelta

from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.letters.pages import page_of
from jobroom.letters.queries import newest
from jobroom.letters.rendering import render
from jobroom.powers.letter import COPY
from jobroom.powers.models import KIND, PowerOfAttorney
from jobroom.powers.posting import first_draft
from jobroom.rules.letters import LIFE_DAYS


def copy_of(power: PowerOfAttorney) -> bytes:
    """The letter as PDF, as it was or will be printed, without its codes."""
    letter = newest(KIND, power.subject)
    if letter is None:
        draft = first_draft(power)
        letter = Letter(
            kind=KIND, subject=power.subject, uid=power.uid, language=draft.language,
            address=draft.address, values=dict(draft.values),
        )  # fmt: skip
    if letter.valid_until is None:
        letter.valid_until = clock.today() + timedelta(days=1 + LIFE_DAYS)
    return render("power.typ", page_of(letter, f"{COPY} {COPY}"))
