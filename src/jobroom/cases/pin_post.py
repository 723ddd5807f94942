"""What the post does with a PIN letter: where it goes, and what follows when it comes back or lies unused.

The address is that of the UID register, asked anew before every printing (T-REG-3): a PIN opens the periods
of a company, so it goes to its seat and never to an address that somebody typed. The register knows companies
that are active; where it has no such number at all, the address of the fund's file stays, because that is
where the fund itself has written to the company until now.
"""

from datetime import timedelta

from jobroom.accounts.models import Account
from jobroom.cases import pin_notices
from jobroom.cases.models import Case
from jobroom.cases.pin_letters import address_of, case_of
from jobroom.companies.queries import administrators_of
from jobroom.journal.actions import SYSTEM, record
from jobroom.letters.kinds import Fresh, NotNow, Undeliverable
from jobroom.letters.models import Letter
from jobroom.letters.queries import BY_PEOPLE, newest
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import look_up
from jobroom.rules.letters import Reminder
from jobroom.rules.numbers import NumberFault

ANEW = timedelta(0)


def prepare(letter: Letter) -> Fresh:
    """The address as the register has it now. Raises: NotNow, Undeliverable."""
    case = case_of(letter)
    company = case.establishment.company
    try:
        answer = look_up(company.uid, at_most=ANEW)
    except RegisterAway as away:
        raise NotNow(away.until) from away
    except NumberFault:  # the register cannot know it
        return Fresh(address_of(case), letter.language)
    entry = answer.entry
    if entry is None:
        return Fresh(address_of(case), letter.language)
    reason = entry.no_letter()
    if reason is not None or entry.address is None:
        raise Undeliverable(reason.value if reason is not None else "no-address")
    evidence = {"register_answer": answer.number, "register_sha256": answer.sha256}
    return Fresh([entry.name, *entry.address.lines()], letter.language, evidence)


def returned(letter: Letter) -> None:
    """The envelope is back: its PIN is void, and whoever waits for it hears why."""
    case = case_of(letter)
    last = newest(letter.kind, letter.subject)
    if last is not None and last.pk != letter.pk:
        return  # another letter is on its way; its PIN is none of this one
    if case.pin_fingerprint:
        Case.objects.filter(pk=case.pk).update(pin_fingerprint="")
        record("void-pin", actor=SYSTEM, subject=case.chain, chain=case.chain, letter=letter.pk)
    pin_notices.letter_returned(case, letter, _receivers(case, letter))


def reminded(letter: Letter, which: Reminder) -> None:
    """N-17: nobody has used the letter yet."""
    case = case_of(letter)
    pin_notices.letter_waits(case, letter, _receivers(case, letter))


def _receivers(case: Case, letter: Letter) -> list[Account]:
    """Who ordered the letter, and everybody who manages users of the company."""
    people = administrators_of(case.establishment.company)
    if not letter.ordered_by.startswith(BY_PEOPLE):
        return people
    key = int(letter.ordered_by.removeprefix(BY_PEOPLE))
    return [*Account.objects.filter(pk=key, is_active=True), *people]
