"""Reading cases: after giving their three numbers once, and while the person belongs to a company."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.figures import Figures
from jobroom.cases.labels import TO_DO
from jobroom.cases.models import Case, CaseAccess, Period, PeriodVersion
from jobroom.companies.queries import membership_in, memberships_of
from jobroom.mandates.queries import check_may_read, clients_no_more
from jobroom.pages.formats import masked_email
from jobroom.rules.lifecycle import WRITABLE, PeriodState


def access_case(account: Account, slug: str) -> Case:
    """The case of an address like `00001203-99`, with establishment and company.

    Opened once with its letter, or by a mandate in force of one of the reader's companies (T-FID-1).
    Raises: Http404 for a case that does not exist, may not be read, or whose reader belongs to no company
    any more; MandateOver for whom a mandate let in before.
    """
    ree, _, fund_number = slug.partition("-")
    access = (
        CaseAccess.objects.filter(
            account=account, case__establishment__ree=ree, case__fund_number=fund_number
        )
        .select_related("case__establishment__company")
        .first()
    )
    if not memberships_of(account):
        raise Http404
    case = access.case if access is not None else _case_by_mandate(account, ree, fund_number)
    check_may_read(account, case.establishment.company, pin=access is not None)
    return case


def _case_by_mandate(account: Account, ree: str, fund_number: str) -> Case:
    """A case that this account never opened itself; only clients' cases can be reached so."""
    rows = Case.objects.filter(establishment__ree=ree, fund_number=fund_number)
    case = rows.select_related("establishment__company").first()
    if case is None or membership_in(account, case.establishment.company) is not None:
        raise Http404
    return case


def access_period(account: Account, slug: str, month: str) -> Period:
    """One period of a case that the account reads, with its holder. Raises: Http404."""
    case = access_case(account, slug)
    period = Period.objects.select_related("holder").filter(case=case, month=month).first()
    if period is None:
        raise Http404
    period.case = case
    return period


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """One line of the list of establishments."""

    case: Case
    to_do: int
    held_by_others: int


def opened_cases(account: Account) -> list[OpenedCase]:
    """The cases this account has opened, by name, without those of mandates that are over."""
    writable = Q(case__periods__state__in=sorted(WRITABLE))
    editable = writable & (
        Q(case__periods__sent_as="") | Q(case__periods__state=PeriodState.CORRECTION_REQUESTED)
    )
    others = editable & Q(case__periods__holder__isnull=False) & ~Q(case__periods__holder=account)
    rows = (
        CaseAccess.objects.filter(account=account)
        .select_related("case__establishment__company")
        .annotate(
            to_do=Count("case__periods", filter=Q(case__periods__state__in=sorted(TO_DO))),
            held_by_others=Count("case__periods", filter=others),
        )
        .order_by("case__establishment__name", "case__establishment__ree", "case__fund_number")
    )
    gone = clients_no_more(account, {row.case.establishment.company_id for row in rows})
    return [
        OpenedCase(row.case, row.to_do, row.held_by_others)
        for row in rows
        if row.case.establishment.company_id not in gone
    ]


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """One version of a period as its reader sees it; `author` is a name only to its owner."""

    row: PeriodVersion
    author: str
    mine: bool

    @property
    def figures(self) -> Figures:
        """What was typed."""
        return Figures.of(self.row)


def versions_of(period: Period, reader: Account) -> list[SavedVersion]:
    """All versions of a period, newest first; one query."""
    rows = period.versions.select_related("author").order_by("-number")
    return [seen_by(reader, row) for row in rows]


def latest_version(period: Period) -> PeriodVersion | None:
    """What was saved last; one query."""
    return period.versions.filter(number=period.version).select_related("author").first()


def seen_by(reader: Account, row: PeriodVersion) -> SavedVersion:
    """A version with its author's name, masked for everybody else (design note 4.D: known, not learnt)."""
    mine = row.author_id == reader.pk
    return SavedVersion(row, row.author.name if mine else masked_email(row.author.email), mine)
