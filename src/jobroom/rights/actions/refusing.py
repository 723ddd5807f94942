"""Writing down that somebody was refused, so that the reference on the page is real before anybody asks."""

import secrets
from datetime import timedelta

from django.db import transaction

from jobroom.cases.writing import WriteRefused
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rights.models import AccessRequest, Refusal
from jobroom.rules.codes import make_reference

MOST_PER_HOUR = 30


@transaction.atomic
def record_refusal(refused: WriteRefused, *, circumstances: dict[str, str]) -> Refusal:
    """A new refusal, or the last one of this period when the person has met 30 within the hour."""
    since = clock.now() - timedelta(hours=1)
    recent = Refusal.objects.filter(account=refused.account, at__gt=since)
    if recent.count() >= MOST_PER_HOUR:
        last = recent.filter(period=refused.period).order_by("-at", "-pk").first()
        if last is not None:
            return last
    period = refused.period
    made = Refusal.objects.create(
        reference=_new_reference(), account=refused.account, case=period.case, period=period,
        holder_id=period.holder_id, reason=refused.reason, at=clock.now(), circumstances=circumstances,
    )  # fmt: skip
    record(
        "refuse-write", actor=refused.account.actor, subject=f"period:{period.pk}", chain=period.case.chain,
        month=period.month, reason=refused.reason.value, reference=made.reference,
        **stamp(refused.account, period.case.establishment.company),
    )  # fmt: skip
    return made


def _new_reference() -> str:
    while True:
        reference = make_reference("ER", secrets.choice)
        taken = Refusal.objects.filter(reference=reference).exists()
        if not taken and not AccessRequest.objects.filter(reference=reference).exists():
            return reference
