"""A notice to try the outbox with."""

from django.db import transaction
from django.utils.translation import gettext as _

from jobroom.mailbox.actions import Notice, send
from jobroom.mailbox.models import Message

TEXTS = Notice(
    subject="Camille <Rochat> asks for 2 periods",
    sentences=["First & foremost.", "Second sentence."],
    facts=[("Reference", "ER-7K4M-9QXP"), ("Company", "Müller & Söhne")],
    link=("Open the request", "/fr/requests/ER-7K4M-9QXP/"),
    after=["Last sentence."],
)


def put(to: str = "camille@hotel.example", language: str = "fr", notice: Notice = TEXTS) -> Message:
    """One message into the outbox, as an action does it."""
    with transaction.atomic():
        send("access-asked", to=to, language=language, write=lambda: notice)
    return Message.objects.latest("pk")


def in_own_language() -> Notice:
    """A notice that is translated when it is written."""
    return Notice(subject=_("Help"), sentences=[_("We never ask for your PIN by e-mail.")])
