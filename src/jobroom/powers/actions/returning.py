"""The signed form comes back: a file, the code on it (found or typed), who signed, and off to the office.

Wrong codes are counted in a transaction of their own, so that no later failure takes the count back
(T-CODE-6). An unknown request, a letter that is not printed yet and a wrong code answer alike, in constant
time (T-CODE-7). A form of another request is told before any code is tried (T-UPL-2). What was uploaded
stays, also where its code was not found: the person types it then.
"""

import hmac
import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.letters.queries import newest
from jobroom.powers.actions.steps import advance, lock, note
from jobroom.powers.faults import CodeFault, NotPossible
from jobroom.powers.models import KIND, PowerOfAttorney, ReturnedForm
from jobroom.powers.notices import letters as letter_mails
from jobroom.powers.notices import reviewing as review_mails
from jobroom.powers.posting import fingerprint
from jobroom.rules.calendar import end_of_day
from jobroom.rules.codes import parse_letter_code, parse_reference
from jobroom.rules.powers import (
    MOST_TRIES,
    RETURNABLE_POWERS,
    CodeRefused,
    PowerEvent,
    Tries,
    code_refusal,
    next_try,
)

_ON_FORM = re.compile(r"/r/(KO-[0-9A-Z]{4}-[0-9A-Z]{4})#([0-9A-Z]+)$")


class OtherForm(Exception):
    """The form belongs to another request; `reference` says to which."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


def code_on_form(power: PowerOfAttorney, texts: Sequence[str]) -> str | None:
    """The code of the form of this request among what was read from the pages; None where there is none.

    Raises: OtherForm where a page belongs to another request, whatever else lies there (T-UPL-2).
    """
    found: str | None = None
    for text in texts:
        match = _ON_FORM.search(text)  # whatever the host: the service may have moved since the printing
        if match is None:
            continue
        if parse_reference(match[1], "KO") != power.reference:
            raise OtherForm(match[1])
        found = match[2]
    return found


@transaction.atomic
def keep_upload(
    power: PowerOfAttorney, files: Sequence[StoredFile], seals: Sequence[dict[str, object]], *, actor: Account
) -> ReturnedForm:
    """The pages of a form as a draft; it replaces a draft that was not sent. Raises: NotPossible."""
    row = _returnable(power, actor)
    ReturnedForm.objects.filter(power=row, sent_at=None).delete()
    draft = ReturnedForm.objects.create(power=row, uploaded_at=clock.now(), seals=list(seals))
    draft.files.set(files)
    note(row, "upload-power-form", actor, files=[file.sha256 for file in files])
    return draft


def try_code(form: ReturnedForm, typed: str, *, actor: Account, on_form: bool) -> None:
    """Try the code of a letter on a draft. Raises: NotPossible, CodeFault."""
    fault = _tried(form, typed, actor=actor, on_form=on_form)
    if fault is not None:
        raise fault


@transaction.atomic
def _tried(form: ReturnedForm, typed: str, *, actor: Account, on_form: bool) -> CodeFault | None:
    row = _returnable(form.power, actor)
    print_of = fingerprint(row.reference, parse_letter_code(typed) or "")
    fits = hmac.compare_digest(print_of, row.code_fingerprint or "0" * len(print_of))
    now, tries = clock.now(), Tries(row.wrong_tries, row.last_try_at)
    refused = code_refusal(tries, fits=fits, valid_until=valid_until(row, now), now=now)
    if refused is None:
        ReturnedForm.objects.filter(pk=form.pk).update(code_fingerprint=print_of, code_on_form=on_form)
        note(row, "accept-power-code", actor, on_form=on_form)
        return None
    if refused is CodeRefused.WRONG:
        row.wrong_tries, row.last_try_at = row.wrong_tries + 1, now
        row.save(update_fields=["wrong_tries", "last_try_at"])
    note(row, "refuse-power-code", actor, why=refused.value, wrong=row.wrong_tries)
    after = Tries(row.wrong_tries, row.last_try_at)
    if refused is CodeRefused.WRONG and row.wrong_tries >= MOST_TRIES:
        letter_mails.code_blocked(row)
        refused = CodeRefused.BLOCKED
    return CodeFault(refused.value, left=max(0, MOST_TRIES - row.wrong_tries), again=next_try(after, now))


@transaction.atomic
def send_form(
    form: ReturnedForm, *, actor: Account, signers: Sequence[str], signed_on: date, deputy_email: str
) -> None:
    """Send the form to the office. Raises: NotPossible where its code is not (or no longer) the right one."""
    row = _returnable(form.power, actor)
    draft = ReturnedForm.objects.select_for_update().get(pk=form.pk)
    current = bool(draft.code_fingerprint) and draft.code_fingerprint == row.code_fingerprint
    if draft.sent_at is not None or not current or clock.now() > valid_until(row, clock.now()):
        raise NotPossible
    draft.signers, draft.signed_on, draft.sent_at = list(signers), signed_on, clock.now()
    draft.save(update_fields=["signers", "signed_on", "sent_at"])
    row.deputy_email = deputy_email or row.deputy_email
    advance(row, PowerEvent.SEND, actor=actor, verb="send-power", form=draft.pk)
    review_mails.form_sent(row)


def valid_until(power: PowerOfAttorney, now: datetime) -> datetime:
    """The last second in which the code works; now, where no letter says."""
    letter = newest(KIND, power.subject)
    return now if letter is None or letter.valid_until is None else end_of_day(letter.valid_until)


def _returnable(power: PowerOfAttorney, actor: Account) -> PowerOfAttorney:
    row = lock(power)
    if row.state not in RETURNABLE_POWERS or row.requester_id != actor.pk:
        raise NotPossible
    return row
