"""How much mail waits."""

from datetime import datetime

from jobroom.mailbox.models import Message


def waiting() -> int:
    """The number of messages that have not gone out."""
    return Message.objects.filter(state=Message.State.WAITING).count()


def oldest_waiting() -> datetime | None:
    """When the oldest of them was written."""
    row = Message.objects.filter(state=Message.State.WAITING).order_by("created_at").first()
    return row.created_at if row else None
