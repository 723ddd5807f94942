"""Reading PIN letters for the people who may order them: members of the company, or those who act for it."""

from dataclasses import dataclass
from datetime import date, datetime

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.cases.pin_letters import KIND, address_of
from jobroom.companies.queries import membership_in, memberships_of
from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.letters.queries import newest, next_order_at
from jobroom.mandates.queries import mandate_in_force
from jobroom.register.entries import Entry
from jobroom.register.lookup import last_answer
from jobroom.rules.calendar import ZURICH
from jobroom.rules.letters import expected_between


def may_order(account: Account, case: Case) -> bool:
    """Whether a person works for the company of a case, or acts for it by a mandate in force."""
    company = case.establishment.company
    return membership_in(account, company) is not None or mandate_in_force(account, company) is not None


def find_orderable(account: Account, slug: str) -> Case | None:
    """The case of an address like `00001203-99`, for who may order its letter.

    None alike for what does not exist and what belongs to others.
    """
    ree, _, fund_number = slug.partition("-")
    rows = Case.objects.filter(establishment__ree=ree, fund_number=fund_number)
    case = rows.select_related("establishment__company").first()
    return case if case is not None and may_order(account, case) else None


def own_cases(account: Account) -> list[Case]:
    """The cases of the person's companies, by name; one query."""
    companies = [row.company_id for row in memberships_of(account)]
    rows = Case.objects.filter(establishment__company__in=companies)
    return list(rows.select_related("establishment__company").order_by("establishment__name", "pk"))


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the letter will go; no lines for people who are not of the company."""

    lines: list[str]
    entry: Entry | None
    asked_at: datetime | None


def destination(account: Account, case: Case) -> Destination:
    """The address as the register said it last, shown in full to members of the company only (T-REG-6)."""
    company = case.establishment.company
    if membership_in(account, company) is None:
        return Destination([], None, None)
    answer = last_answer(company.uid)
    if answer is None or answer.entry is None:
        return Destination(address_of(case), None, None)
    entry = answer.entry
    lines = [entry.name, *(entry.address.lines() if entry.address is not None else [])]
    return Destination(lines, entry, answer.fetched_at)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A letter on its way: where it is, when it is expected, when the next can be ordered."""

    letter: Letter | None
    expected: tuple[date, date] | None
    next_at: datetime | None


def track(case: Case) -> Tracked:
    """The newest letter of a case; two queries."""
    letter = newest(KIND, case.chain)
    next_at = next_order_at(KIND, case.establishment.company.uid)
    if letter is None or letter.state not in ("requested", "printed", "posted"):
        return Tracked(letter, None, next_at)
    posted = letter.posted_at.astimezone(ZURICH).date() if letter.posted_at else None
    ordered = letter.requested_at.astimezone(ZURICH).date()
    expected = expected_between(ordered, posted)
    return Tracked(letter, expected if expected[1] >= clock.today() else None, next_at)
