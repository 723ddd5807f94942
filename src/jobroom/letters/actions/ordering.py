"""Ordering one letter; the printing is another matter (`printing`)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from jobroom.journal import clock
from jobroom.letters.actions.limits import check_limits, queue_up
from jobroom.letters.actions.steps import supersede, tell
from jobroom.letters.models import Letter
from jobroom.letters.queries import BY_PEOPLE


@transaction.atomic
def order(
    kind: str, subject: str, *,
    uid: str, language: str, address: list[str], values: Mapping[str, object],
    actor: str, first_ordered_at: datetime | None = None,
) -> Letter:  # fmt: skip
    """Order a letter; one of the same kind and subject that waits or is on its way is void from now on.

    `uid` is the company that the limit counts for. `actor` as the journal names it: limit and cap hold for
    accounts. `first_ordered_at` is when the same request ordered for the first time.
    Locks letters only, so call it before the rows of the room are locked, as printing does.
    Raises: TooSoon, TooLate, CapReached.
    """
    queue_up(f"{kind}:{uid or subject}")
    if actor.startswith(BY_PEOPLE):
        check_limits(kind, uid, first_ordered_at)
    supersede(kind, subject)
    letter = Letter(
        kind=kind, subject=subject, uid=uid, language=language, address=address, values=dict(values),
        ordered_by=actor, requested_at=clock.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            letter.save()
    except IntegrityError:  # an import has ordered one in this moment; it stands
        return Letter.objects.filter(kind=kind, subject=subject).latest("pk")
    tell("order-letter", letter, actor, company=uid)
    return letter
