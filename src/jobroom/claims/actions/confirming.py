"""Saying of a warning that the figures are right all the same, with the reason (design note 4.E)."""

from collections.abc import Mapping

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.actions import lock_for_writing
from jobroom.cases.models import Period
from jobroom.claims.models import ConfirmedWarning
from jobroom.claims.queries.warnings import Key, confirmed
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp


@transaction.atomic
def confirm_warnings(period: Period, reasons: Mapping[Key, str], *, actor: Account) -> None:
    """Keep a reason for each warning; what was confirmed before stays as it is. Raises: WriteRefused."""
    row = lock_for_writing(period, actor)
    known = confirmed(row)
    new = {key: reason for key, reason in reasons.items() if key not in known and reason}
    if not new:
        return
    record(
        "confirm-warnings", actor=actor.actor, subject=f"period:{row.pk}", chain=row.case.chain,
        month=row.month, warnings=[[*key, reason] for key, reason in sorted(new.items())],
        **stamp(actor, row.case.establishment.company),
    )  # fmt: skip
    ConfirmedWarning.objects.bulk_create(
        ConfirmedWarning(
            period=row, code=code, number=number, figures=figures, reason=reason,
            confirmed_by=actor, confirmed_at=clock.now(),
        )
        for (code, number, figures), reason in new.items()
    )  # fmt: skip
