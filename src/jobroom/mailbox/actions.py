"""Writing mail: one notice becomes plain text and simple HTML in the receiver's language.

A notice is parts, not markup: sentences, facts, one link. So every mail has both forms and looks the same.
Called inside the transaction of the act that it tells about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.template import loader
from django.utils import translation
from django.utils.translation import pgettext

from jobroom.journal import clock
from jobroom.mailbox.models import Message
from jobroom.mailbox.queries import bodies_over


@dataclass(frozen=True, slots=True)
class Notice:
    """What a mail says. `link` is a label and a path on our site; texts are already translated.

    `objection` is such a link too: the way for whoever has nothing to do with what the mail tells.
    """

    subject: str
    sentences: Sequence[str]
    facts: Sequence[tuple[str, str]] = ()
    link: tuple[str, str] | None = None
    after: Sequence[str] = field(default=())
    objection: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail before it is written; `write` is called with the receiver's language active."""

    kind: str
    to: str
    language: str
    write: Callable[[], Notice]


def send(kind: str, *, to: str, language: str, write: Callable[[], Notice]) -> None:
    """Put one mail into the outbox. `write` is called with the receiver's language active."""
    send_all([Mail(kind, to, language, write)])


def send_all(mails: Sequence[Mail]) -> None:
    """Put several mails into the outbox, with one statement."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a mail is written in the transaction of its act")
    Message.objects.bulk_create([_written(mail) for mail in mails])


def forget_bodies() -> int:
    """Take the words out of mails that went out long ago; who got which kind of mail and when stays."""
    return bodies_over().update(text="", html="")


def _written(mail: Mail) -> Message:
    with translation.override(mail.language):
        notice = mail.write()
        colon = pgettext("between a label and its value", ":")
        parts = {"notice": notice, "site": settings.ADDRESS, "colon": colon}
        text = loader.get_template("mailbox/mail.txt").render(parts)
        html = loader.get_template("mailbox/mail.html").render(parts)
    now = clock.now()
    return Message(
        kind=mail.kind, recipient=mail.to, language=mail.language,
        subject=" ".join(notice.subject.split())[:200], text=text, html=html, created_at=now, next_try_at=now,
    )  # fmt: skip
