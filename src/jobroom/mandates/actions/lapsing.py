"""Questions whose time has gone by: not answered, or no better paper shown."""

from datetime import timedelta

from django.db import transaction

from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM
from jobroom.mandates.actions.steps import close
from jobroom.mandates.models import Mandate
from jobroom.mandates.notices import answering as mails
from jobroom.rules.lifecycle import MandateEvent, MandateState
from jobroom.rules.mandates import DAYS_TO_ANSWER

WAITING = (MandateState.ASKED, MandateState.RETURNED)


@transaction.atomic
def lapse_unanswered() -> int:
    """Close the questions whose time has gone by; answers how many. Called hourly by the worker."""
    first = clock.now() - timedelta(days=DAYS_TO_ANSWER)
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("fiduciary", "client", "asked_by")
    late = [
        row for row in rows.filter(state__in=WAITING, asked_at__lt=first).order_by("pk") if row.unanswered
    ]
    for row in late:
        rested_on_paper = row.state == MandateState.RETURNED
        close(row, MandateEvent.LAPSE, SYSTEM)
        mails.mandate_lapsed(row, rested_on_paper=rested_on_paper)
    return len(late)
