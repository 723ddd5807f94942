"""The PIN of a case: ordered as a letter, made when the letter is printed, kept as a fingerprint only.

From the moment of printing the former PIN is void, and the tries that were counted against it are forgotten.
The fingerprint is keyed, because eight signs alone could be tried through from a stolen database.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction

from jobroom.cases.models import Case, SignInTally
from jobroom.funds.directory import find
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.letters.actions import order
from jobroom.letters.models import Letter
from jobroom.rules.addresses import box_line
from jobroom.rules.codes import make_pin
from jobroom.rules.numbers import format_ree

KIND = "pin"


def fingerprint(slug: str, pin: str) -> str:
    """What is stored of a PIN. `slug` is that of the case, so that equal PINs of two cases differ."""
    return hmac.new(settings.PIN_KEY.encode(), f"{slug}:{pin}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def order_pin_letter(case: Case, *, actor: str, name: str = "") -> Letter:
    """Order a letter with a new PIN; the present one stops working now. `actor` as the journal names it.

    `name` is that of the person who orders; the letter says it. Letters are locked before cases, as the
    printer locks them. Raises: TooSoon, CapReached.
    """
    row = Case.objects.select_related("establishment__company").get(pk=case.pk)
    draft = pin_letter(row, language=row.establishment.company.language, ordered_by=actor)
    if name:
        draft.values |= {"ordered_by": name, "ordered_on": clock.today().isoformat()}
    letter = order(
        draft.kind, draft.subject, uid=draft.uid, language=draft.language, address=draft.address,
        values=draft.values, actor=actor,
    )  # fmt: skip
    Case.objects.filter(pk=row.pk).update(pin_fingerprint="")
    return letter


def pin_letter(case: Case, *, language: str, ordered_by: str) -> Letter:
    """The letter of a case as it would be ordered now, not yet saved; the establishment must be loaded."""
    place = case.establishment
    fund = find(case.fund_number)
    return Letter(
        kind=KIND, subject=case.chain, uid=place.company.uid, language=language, ordered_by=ordered_by,
        requested_at=clock.now(), address=address_of(case),
        values={
            "establishment": place.name,
            "ree": format_ree(place.ree),
            "fund_number": case.fund_number,
            "fund_name": fund.name_in(language) if fund else "",
        },
    )  # fmt: skip


def address_of(case: Case) -> list[str]:
    """The lines of the address block, the company first."""
    place = case.establishment
    lines = [
        place.company.name,
        place.name if place.name != place.company.name else "",
        place.care_of,
        f"{place.street} {place.house_number}".strip(),
        box_line(place.po_box, place.company.language),
        f"{place.zip} {place.town}",
    ]
    return [line for line in lines if line]


def case_of(letter: Letter) -> Case:
    """The case that a PIN letter belongs to, with establishment and company."""
    rows = Case.objects.select_related("establishment__company")
    return rows.get(pk=int(letter.subject.removeprefix("case:")))


def issue_pin(letter: Letter, /) -> str:
    """The new PIN of the letter's case; stores its fingerprint. Registered as the maker of kind `pin`."""
    case = case_of(letter)
    tallies = SignInTally.objects.filter(ree=case.establishment.ree, fund_number=case.fund_number)
    for tally in tallies.select_for_update().order_by("pk"):
        tally.wrong, tally.locked_until = 0, None
        tally.save(update_fields=["wrong", "locked_until"])
    pin = make_pin(secrets.choice)
    Case.objects.filter(pk=case.pk).update(
        pin_fingerprint=fingerprint(case.slug, pin), pin_issued_at=clock.now()
    )
    record("issue-pin", actor=SYSTEM, subject=case.chain, chain=case.chain, letter=letter.pk)
    return pin
