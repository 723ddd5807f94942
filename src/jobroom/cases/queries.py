"""Reading cases: after giving their three numbers once, and while the person belongs to a company."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.cases.figures import Figures
from jobroom.cases.labels import TO_DO
from jobroom.cases.models import Case, CaseAccess, Period, PeriodVersion
from jobroom.companies.queries import memberships_of
from jobroom.pages.formats import masked_email
from jobroom.rules.lifecycle import WRITABLE


def access_case(account: Account, slug: str) -> Case:
    """The case of an address like `00001203-99`, with establishment and company; one or two queries.

    Raises: Http404 for a case that does not exist, was never opened by this account, or whose reader
    belongs to no company any more.
    """
    ree, _, fund_number = slug.partition("-")
    access = (
        CaseAccess.objects.filter(
            account=account, case__establishment__ree=ree, case__fund_number=fund_number
        )
        .select_related("case__establishment__company")
        .first()
    )
    if access is None or not memberships_of(account):
        raise Http404
    return access.case


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
    """The cases this account has opened, by name of the establishment; one query."""
    editable = Q(case__periods__state__in=sorted(WRITABLE))
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
    return [OpenedCase(row.case, row.to_do, row.held_by_others) for row in rows]


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
