"""Mails about PIN letters: N-17 while one lies unused, N-18 when one is ordered, and when one comes back."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.cases.pin_labels import RETURNED
from jobroom.letters.models import Letter
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages import formats


def pin_ordered(case: Case, letter: Letter, orderer: Account, people: Iterable[Account]) -> None:
    """N-18, to the administrators: a PIN opens their periods to whoever holds the letter."""

    def write() -> Notice:
        return Notice(
            subject=_("New PIN ordered for REE %(ree)s") % {"ree": case.establishment.shown_ree},
            sentences=[
                _("%(name)s ordered a new information letter. The old PIN stopped working at once.")
                % {"name": orderer.name},
                _("The letter goes to the address of your company in the UID register."),
            ],
            facts=_facts(case, letter),
            link=_link(case),
            after=[_("If nobody of your company wanted this, call support.")],
        )

    _tell("N-18", people, write)


def letter_waits(case: Case, letter: Letter, people: Iterable[Account]) -> None:
    """N-17: the letter was posted and nobody has used its PIN."""

    def write() -> Notice:
        return Notice(
            subject=_("Your letter is waiting"),
            sentences=[
                _("The information letter with the PIN is in the post since %(day)s. Nobody has used it yet.")
                % {"day": formats.day(letter.posted_at) if letter.posted_at else ""},
                _("If it has not arrived, look at the address in the UID register and order a new letter."),
            ],
            facts=_facts(case, letter),
            link=_link(case),
        )

    _tell("N-17", people, write)


def letter_returned(case: Case, letter: Letter, people: Iterable[Account]) -> None:
    """The letter is back, or could never go out; the PIN on it is void."""

    def write() -> Notice:
        reason = RETURNED.get(letter.returned_reason)
        return Notice(
            subject=_("The letter for REE %(ree)s did not arrive") % {"ree": case.establishment.shown_ree},
            sentences=[
                *([str(reason)] if reason is not None else []),
                _("The PIN in it does not work."),
                _("Correct the address in the register first. Then order a new letter."),
            ],
            facts=_facts(case, letter),
            link=_link(case),
        )

    _tell("letter-returned", people, write)


def _tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])


def _facts(case: Case, letter: Letter) -> list[tuple[str, str]]:
    place = case.establishment
    facts = [
        (_("Company"), f"{place.company.name}, {place.company.shown_uid}"),
        (_("Establishment"), place.name),
        (_("REE number"), place.shown_ree),
        (_("Fund number"), case.fund_number),
        (_("Ordered on"), formats.day(letter.requested_at)),
    ]
    return [*facts, (_("Number of the letter"), letter.number)] if letter.number else facts


def _link(case: Case) -> tuple[str, str]:
    return (_("Follow the letter"), reverse("pin_letter", args=[case.slug]))
