"""How far a request is: its newest letter, where it goes, who must sign, and what may be ordered when."""

from dataclasses import dataclass
from datetime import date, datetime

from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.letters.queries import newest, next_order_at
from jobroom.powers.models import KIND, PowerOfAttorney
from jobroom.register.entries import Entry
from jobroom.register.lookup import answer_of
from jobroom.rules.calendar import day_in_zurich, working_day_after
from jobroom.rules.powers import RETURNABLE_POWERS, signatures_needed


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request is: its newest letter, where it goes, what may be ordered when."""

    entry: Entry
    letter: Letter | None
    expected: tuple[date, date] | None
    next_order: datetime | None

    @property
    def orderable(self) -> bool:
        """Whether another letter can be ordered now."""
        return self.next_order is not None and self.next_order <= clock.now()

    @property
    def returned(self) -> bool:
        """Whether the letter came back or could not go."""
        return self.letter is not None and self.letter.state == "returned"


def progress_of(power: PowerOfAttorney) -> Progress:
    """What the page of a request says about its letter."""
    entry = answer_of(power.answer).entry
    assert entry is not None, "a request rests on an entry"
    letter = newest(KIND, power.subject)
    day = day_in_zurich(letter.posted_at) if letter and letter.posted_at else None
    ordering = power.state in RETURNABLE_POWERS
    return Progress(
        entry,
        letter,
        expected=(working_day_after(day, 2), working_day_after(day, 5)) if day else None,
        next_order=next_order_at(KIND, power.uid, first=power.asked_at) if ordering else None,
    )


def needed_for(power: PowerOfAttorney) -> tuple[int, list[str]]:
    """How many must sign the form, and who may, by the answer that the letter rests on."""
    entry = answer_of(power.answer).entry
    people = entry.signatories if entry else ()
    return signatures_needed([person.joint for person in people]), [person.name for person in people]
