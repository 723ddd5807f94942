"""The mail backend of the demo: catches what the worker sends."""

from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage, EmailMultiAlternatives

from jobroom.demo.models import CaughtMail
from jobroom.journal import clock


class CatchAll(BaseEmailBackend):
    """Keeps every message instead of sending it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        CaughtMail.objects.bulk_create(_caught(message) for message in email_messages)
        return len(email_messages)


def _caught(message: EmailMessage) -> CaughtMail:
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return CaughtMail(
        recipients=list(message.to), subject=str(message.subject), text=str(message.body),
        html=str(alternatives[0][0]) if alternatives else "",
        language=message.extra_headers.get("Content-Language", ""), at=clock.now(),
    )  # fmt: skip
