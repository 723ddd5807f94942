"""What happened in the demo before today: periods saved, people gone, requests in every state.

Every step is an action that a person could take on a page, at the time the clock stands at.
"""

from datetime import timedelta

from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.cases.actions.opening import Opened, open_case
from jobroom.cases.models import Case, Period
from jobroom.cases.writing import WriteRefused, check_may_write
from jobroom.claims.actions import save_staff
from jobroom.claims.merging import Edits
from jobroom.companies.actions import end_membership, link_member
from jobroom.companies.queries import membership_in
from jobroom.demo.models import PrintedLetter
from jobroom.demo.staff import employees_of
from jobroom.journal import clock
from jobroom.rights.actions.asking import TO_THE_OFFICE, Wish, request_access
from jobroom.rights.actions.refusing import record_refusal
from jobroom.rights.models import AccessRequest
from jobroom.rules.roles import Role

MONTH = timedelta(days=31)
HELD = ["2020-04", "2020-05", "2020-06", "2020-11", "2020-12", "2021-01", "2021-02"]


def person(email: str) -> Account:
    """Somebody who is known to be there."""
    found = find_account(email)
    if found is None:
        raise LookupError(email)
    return found


def open_with_letter(account: Account, case: Case) -> None:
    """Sign in to a case with the three numbers of its letter."""
    letter = PrintedLetter.objects.get(subject=f"case:{case.pk}")
    opened = open_case(
        actor=account, ree=case.establishment.ree, fund_number=case.fund_number, pin=letter.pin
    )
    if not isinstance(opened, Opened):
        raise LookupError(f"the PIN of {case} does not fit")


def save(account: Account, period: Period, *, complete: bool = False) -> None:
    """Enter employees who add up to the figures of the fund."""
    period.refresh_from_db()
    edits = Edits(added=employees_of(period))
    save_staff(period, actor=account, version=period.version, edits=edits, complete=complete)


def hotel() -> None:
    """Sandrine saved seven periods eight months ago and left; Camille has opened nothing yet."""
    case = Case.objects.select_related("establishment__company").get(establishment__ree="00001203")
    sandrine, lea = person("old-filer@hotel.example"), person("main-admin@hotel.example")
    with clock.at(clock.now() - 8 * MONTH):
        open_with_letter(sandrine, case)
        for period in case.periods.filter(month__in=HELD).order_by("month"):
            save(sandrine, period, complete=period.month < "2020-12")
    with clock.at(clock.now() - 7 * MONTH):
        membership = membership_in(sandrine, case.establishment.company)
        if membership is not None:
            end_membership(membership, actor=lea)


def ask(
    account: Account, case: Case, *, why: str, route: str = TO_THE_OFFICE, text: str = ""
) -> AccessRequest:
    """Meet the lock at a period that somebody else holds, and ask."""
    period = (
        case.periods.select_related("holder", "case__establishment__company")
        .exclude(holder=None).exclude(holder=account).order_by("month").first()
    )  # fmt: skip
    if period is None:
        raise LookupError(f"nobody holds a period of {case}")
    try:
        check_may_write(period, account)
    except WriteRefused as refused:
        refusal = record_refusal(refused, circumstances={"method": "GET", "path": f"/{account.language}/"})
        wish = Wish(why=why, text=text, route=route)
        return request_access(refusal, actor=account, wish=wish, language=account.language)
    raise LookupError(f"{account} may write {period} already")


def join(account: Account, case: Case, officer: Account) -> None:
    """A new colleague: a member of the company who has opened the case."""
    link_member(account, case.establishment.company, Role.USER, actor=officer)
    open_with_letter(account, case)
