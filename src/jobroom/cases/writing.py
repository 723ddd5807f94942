"""The one question before every write: may this account write this period? `rules.writing` answers.

Asked on the page and again under the lock of the period's row, so that no way around it exists.
`rights` turns the refusal into the page that is already a filled request (ARCHITECTURE, arrows).
"""

from collections.abc import Iterable

from jobroom.accounts.models import Account
from jobroom.cases.filing import filing_now
from jobroom.cases.models import Period
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import has_left, membership_in, memberships_of
from jobroom.journal import clock
from jobroom.mandates.queries import standing_of
from jobroom.rules.lifecycle import PeriodState
from jobroom.rules.roles import Right, may
from jobroom.rules.writing import Holder, Refused, Writer, refusal


class WriteRefused(Exception):
    """The account may not write the period, for a reason of `rules.writing`."""

    def __init__(self, period: Period, account: Account, reason: Refused) -> None:
        super().__init__(f"{account.actor} may not write period {period.pk}: {reason}")
        self.period = period
        self.account = account
        self.reason = reason


def writer_of(account: Account, period: Period) -> Writer:
    """The person as the rule sees them: the role in the case's company counts, else that in their own.

    Who is no member writes as far as a mandate reaches, else drafts with the letter (`rules.mandates`).
    """
    company = period.case.establishment.company
    own = membership_in(account, company)
    roles = [own.role] if own is not None else [row.role for row in memberships_of(account)]
    return Writer(
        account=account.pk,
        asleep=account.asleep_at(clock.now()),
        may_write=any(may(role, Right.WRITE) for role in roles)
        and standing_of(account, company, pin=True).may_write,
    )


def may_send(account: Account, company: Company) -> bool:
    """Whether the role reaches as far as sending, and for who is no member the mandate."""
    own = membership_in(account, company)
    roles = [own.role] if own is not None else [row.role for row in memberships_of(account)]
    return any(may(role, Right.WRITE) for role in roles) and standing_of(account, company, pin=True).may_send


def holder_of(period: Period) -> Holder | None:
    """The holder as the rule sees them; `period.holder` should be loaded."""
    holder = period.holder
    if holder is None:
        return None
    return Holder(
        account=holder.pk,
        asleep=holder.asleep_at(clock.now()),
        gone=is_gone(holder, period.case.establishment.company),
    )


def is_gone(account: Account, company: Company) -> bool:
    """Whether an account is closed, or its person has left the company, or belongs to none any more."""
    if not account.is_active or has_left(account, company):
        return True
    return not Membership.objects.filter(account=account, ended_at=None).exists()


def refusal_now(period: Period, account: Account) -> Refused | None:
    """Why the account may not write the period at this moment; None where it may."""
    return refusal(
        writer_of(account, period), holder_of(period), PeriodState(period.state),
        sent=period.sent, filing=filing_now(),
    )  # fmt: skip


def held_and_writable(periods: Iterable[Period], account: Account) -> list[Period]:
    """Those of a case that this account holds and may write; one takes as many queries as many."""
    held = [period for period in periods if period.holder_id == account.pk]
    if not held:
        return []
    writer, filing = writer_of(account, held[0]), filing_now()
    holder = Holder(account=account.pk, asleep=writer.asleep, gone=False)
    return [
        period
        for period in held
        if refusal(writer, holder, PeriodState(period.state), sent=period.sent, filing=filing) is None
    ]


def check_may_write(period: Period, account: Account) -> None:
    """Raises: WriteRefused."""
    reason = refusal_now(period, account)
    if reason is not None:
        raise WriteRefused(period, account, reason)
