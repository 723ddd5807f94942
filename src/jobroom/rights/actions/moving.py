"""Moving periods from one account to another: all named periods, in the transaction of the approval."""

from jobroom.accounts.actions import wake_by_request
from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rights.actions.steps import LOADED, advance
from jobroom.rights.faults import NotPossible
from jobroom.rights.models import AccessRequest, Transfer
from jobroom.rights.notices.decided import request_overtaken
from jobroom.rules.lifecycle import PENDING, RequestEvent


def move(row: AccessRequest, *, actor: Account) -> list[Period]:
    """Hand the periods of a locked request to its requester; wakes an own sleeping account.

    Every period of the holder in the case moves, those included that were started since the request.
    Raises: NotPossible when the holder holds nothing there any more.
    """
    own = row.requester_id == row.holder_id
    held = Period.objects.select_for_update(of=("self",)).filter(case=row.case, holder=row.holder)
    periods = list(held.order_by("month"))
    if not periods and not own:
        raise NotPossible(row.changed_at)
    now = clock.now()
    Transfer.objects.bulk_create(
        Transfer(request=row, period=period, old_holder=row.holder, new_holder=row.requester, at=now)
        for period in periods
    )
    if own or row.requester.asleep_at(now):
        wake_by_request(row.requester, actor=actor.actor)
    if not own:
        held.update(holder=row.requester)
        record(
            "move-periods", actor=actor.actor, subject=f"access-request:{row.reference}",
            chain=row.case.chain, old=row.holder.actor, new=row.requester.actor,
            months=[period.month for period in periods],
            **stamp(actor, row.case.establishment.company),
        )  # fmt: skip
        _overtake_others(row, actor)
    return periods


def _overtake_others(row: AccessRequest, actor: Account) -> None:
    """Other people's open requests for the same periods have nothing left to ask for."""
    others = AccessRequest.objects.select_for_update(of=("self",)).select_related(*LOADED)
    for other in (
        others.filter(case=row.case, holder=row.holder, state__in=PENDING).exclude(pk=row.pk).order_by("pk")
    ):
        advance(other, RequestEvent.OVERTAKE, actor=actor, verb="overtake-request", by=row.reference)
        request_overtaken(other)
