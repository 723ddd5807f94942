"""Where documents serve: one period, or all periods of a case. Both have the same pages and the same acts."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from jobroom.accounts.models import Account
from jobroom.cases.models import WRITABLE_ROWS, Case, Period
from jobroom.cases.writing import WriteRefused, check_may_write


@dataclass(frozen=True, slots=True)
class Place:
    """A case, and one of its periods or none of them in particular."""

    case: Case
    period: Period | None

    @property
    def address(self) -> list[str]:
        """What follows the name of a page in `link`."""
        return [self.case.slug, self.period.month] if self.period else [self.case.slug]

    @property
    def subject(self) -> str:
        """How the journal names it."""
        return f"period:{self.period.pk}" if self.period else f"case:{self.case.pk}"

    @property
    def served(self) -> Q:
        """The uses that serve here: its own, and those of the whole case."""
        return Q(period=None) | Q(period=self.period) if self.period else Q(period=None)


def check_may_write_place(place: Place, account: Account) -> None:
    """What concerns all periods may be written by who may write one of them.

    Raises: WriteRefused; PermissionDenied where the case has no period at all.
    """
    period = place.period or _nearest(place.case, account)
    if period is None:
        raise PermissionDenied
    check_may_write(period, account)


def may_write_place(place: Place, account: Account) -> bool:
    """The same for a page that only reads."""
    try:
        check_may_write_place(place, account)
    except (WriteRefused, PermissionDenied):
        return False
    return True


def _nearest(case: Case, account: Account) -> Period | None:
    """A period that the account holds or could take, else the one that stands in its way.

    What the fund has opened again comes first: it can be written when the time of first filing is over.
    """
    rows = Period.objects.select_related("holder").filter(case=case).order_by("-sent_as", "-month")
    own = rows.filter(Q(holder=None) | Q(holder=account), WRITABLE_ROWS)
    found = own.first() or rows.filter(WRITABLE_ROWS).first() or rows.first()
    if found is not None:
        found.case = case
    return found
