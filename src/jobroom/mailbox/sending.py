"""Sending what waits: claim with a lease, send, mark. At least once, never lost (promise 4).

PostgreSQL claims with FOR UPDATE SKIP LOCKED, so that several workers share the rows; SQLite has one
writer at a time, and its claim is the same statement under the write lock. A batch shares one connection.
A slow mail server may use up the lease of a batch: what is left is then not sent but claimed anew, so that
no two workers hold the same message.
"""

from contextlib import suppress
from datetime import timedelta

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import Q

from jobroom.journal import clock
from jobroom.mailbox.models import Message

log = structlog.get_logger(__name__)
BATCH = 20
LEASE = timedelta(minutes=5)
MARGIN = timedelta(minutes=1)
MOST_ATTEMPTS = 12


def send_waiting() -> int:
    """Send up to a batch of messages whose time has come; answers how many were claimed."""
    claimed = _claim()
    if not claimed:
        return 0
    server = get_connection()
    try:
        server.open()
    except OSError as error:
        for message in claimed:
            _try_later(message, error)
        return len(claimed)
    stop = clock.now() + LEASE - MARGIN
    for message in claimed:
        if clock.now() < stop:
            _send(message, server)
    with suppress(OSError):
        server.close()
    return len(claimed)


@transaction.atomic
def _claim() -> list[Message]:
    now = clock.now()
    ready = Message.objects.filter(
        Q(lease_until=None) | Q(lease_until__lt=now), state=Message.State.WAITING, next_try_at__lte=now
    ).order_by("next_try_at", "pk")
    rows = list(
        ready.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)[:BATCH]
    )
    for row in rows:
        row.lease_until, row.attempts = now + LEASE, row.attempts + 1
    Message.objects.bulk_update(rows, ["lease_until", "attempts"])
    return rows


def _mail(message: Message, server: BaseEmailBackend) -> EmailMultiAlternatives:
    """The Message-ID stays the same at every attempt, so that a mail program can drop a second copy."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    mail = EmailMultiAlternatives(
        message.subject, message.text, to=[message.recipient], connection=server,
        headers={
            "Content-Language": message.language, "Auto-Submitted": "auto-generated",
            "X-Notice": message.kind,
            "Message-ID": f"<{message.pk}.{message.created_at:%Y%m%d%H%M%S}@{domain}>",
        },
    )  # fmt: skip
    mail.attach_alternative(message.html, "text/html")
    return mail


def _send(message: Message, server: BaseEmailBackend) -> None:
    try:
        _mail(message, server).send()
    except (OSError, ValueError) as error:
        _try_later(message, error)
        with suppress(OSError):
            server.close()  # the next message opens a new connection
        return
    message.state, message.sent_at, message.lease_until = Message.State.SENT, clock.now(), None
    message.save(update_fields=["state", "sent_at", "lease_until"])


def _try_later(message: Message, error: OSError | ValueError) -> None:
    wait = timedelta(seconds=min(30 * 2**message.attempts, 6 * 3600))
    message.state = Message.State.FAILED if message.attempts >= MOST_ATTEMPTS else Message.State.WAITING
    message.next_try_at, message.lease_until = clock.now() + wait, None
    message.fault = f"{type(error).__name__}: {error}"[:200]
    message.save(update_fields=["state", "next_try_at", "lease_until", "fault"])
    log.warning("mail not sent", message=message.pk, attempts=message.attempts, fault=message.fault)
