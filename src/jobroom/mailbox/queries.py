"""How much mail waits, and how much has gone out long ago."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from jobroom.journal import clock
from jobroom.mailbox.models import Message


def waiting() -> int:
    """The number of messages that have not gone out."""
    return Message.objects.filter(state=Message.State.WAITING).count()


def oldest_waiting() -> datetime | None:
    """When the oldest of them was written."""
    row = Message.objects.filter(state=Message.State.WAITING).order_by("created_at").first()
    return row.created_at if row else None


def bodies_over() -> QuerySet[Message]:
    """Sent mails whose words have been kept long enough; what waits or has failed keeps them."""
    before = clock.now() - timedelta(days=settings.MAIL_BODY_DAYS)
    return Message.objects.filter(state=Message.State.SENT, sent_at__lt=before).exclude(text="", html="")


def count_bodies_over() -> int:
    """How many they are."""
    return bodies_over().count()
