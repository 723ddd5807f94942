"""What the room of letters calls for letters of a power of attorney: before printing, at it, and after it.

Before each printing the register is asked anew (T-REG-3): the address, the name and who may sign are those of
that moment, and the answer is noted. A register that is away delays the letter. The codes are made while the
letter is printed; what is stored are fingerprints with a key outside the database (T-CODE-1, T-CODE-4).
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from jobroom.accounts.stopping import stop_fingerprint
from jobroom.letters.kinds import Fresh, NotNow, Undeliverable
from jobroom.letters.models import Letter
from jobroom.powers.actions.steps import lock_row, note
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.notices import letters as letter_mails
from jobroom.register.entries import Entry
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import Answer, answer_of, look_up
from jobroom.rules.calendar import day_in_zurich
from jobroom.rules.codes import STOP_LENGTH, make_letter_code
from jobroom.rules.numbers import format_uid
from jobroom.rules.powers import signatures_needed
from jobroom.rules.register import NoLetter

LANGUAGES = frozenset({"de", "fr", "it"})


def fingerprint(reference: str, code: str) -> str:
    """What is stored of a code; equal codes of two requests differ."""
    return hmac.new(settings.PIN_KEY.encode(), f"{reference}:{code}".encode(), hashlib.sha256).hexdigest()


def first_draft(power: PowerOfAttorney) -> Fresh:
    """The letter by the answer that the person saw; it is made anew when it is printed."""
    return _fresh(power, answer_of(power.answer))


def prepare(letter: Letter, /) -> Fresh:
    """The letter by what the register says now. Raises: NotNow, Undeliverable."""
    power = power_of(letter)
    try:
        answer = look_up(power.uid, at_most=timedelta(0))
    except RegisterAway as away:
        raise NotNow(away.until) from away
    reason = NoLetter.ANNULLED if answer.entry is None else answer.entry.no_letter()
    if reason is not None:
        raise Undeliverable(reason.value)
    return _fresh(power, answer)


def issue_codes(letter: Letter, /) -> str:
    """The code and the stop code of a letter, with a space between; stores their fingerprints."""
    row = lock_row(power_of(letter))
    code = make_letter_code(secrets.choice)
    stop = make_letter_code(secrets.choice, STOP_LENGTH)
    row.code_fingerprint = fingerprint(row.reference, code)
    row.stop_fingerprint = stop_fingerprint(stop)
    row.wrong_tries, row.last_try_at = 0, None
    row.answer = letter.values["answer"]
    row.save(update_fields=["code_fingerprint", "stop_fingerprint", "wrong_tries", "last_try_at", "answer"])
    note(row, "issue-power-code", None, letter=letter.pk)
    return f"{code} {stop}"


def returned(letter: Letter, /) -> None:
    """A letter came back, or could not go: the person is told why and what to do (T-LET-5)."""
    letter_mails.letter_returned(power_of(letter), letter)


def reminded(letter: Letter, _which: int, /) -> None:
    """N-17: the letter has not been used yet."""
    letter_mails.letter_waits(power_of(letter), letter)


def power_of(letter: Letter) -> PowerOfAttorney:
    """The request that a letter belongs to."""
    reference = letter.subject.removeprefix("power:")
    return PowerOfAttorney.objects.select_related("requester", "company").get(reference=reference)


def _fresh(power: PowerOfAttorney, answer: Answer) -> Fresh:
    entry = answer.entry
    assert entry is not None, "a letter rests on an entry"
    language = entry.language if entry.language in LANGUAGES else power.requester.language
    return Fresh(
        address=_address(entry, language),
        language=language,
        values={
            "company": entry.name, "uid": format_uid(entry.uid), "requester": power.requester.name,
            "reference": power.reference, "ordered_on": day_in_zurich(power.asked_at).isoformat(),
            "signatories": [person.name for person in entry.signatories],
            "signatures": signatures_needed([person.joint for person in entry.signatories]),
            "takes_over": power.takes_over, "answer": answer.number,
        },
    )  # fmt: skip


def _address(entry: Entry, language: str) -> list[str]:
    """The company, its management (never the requester, T-LET-2), and one block of the register."""
    with translation.override(language):
        to = _("To the management")
    lines = entry.address.lines() if entry.address else []
    return [line for line in (entry.name, entry.additional_name, to, *lines) if line]
