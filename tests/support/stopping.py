"""What the tests of stops share: links out of mails, what a page shows, what must stay as it was."""

import re
from typing import Any

from django.test import Client

from jobroom.accounts.models import Account
from jobroom.mailbox.models import Message
from jobroom.rights.models import AccessRequest
from jobroom.support.models import Ticket, TicketNote
from tests.desk import story

Answer = Any  # what a test client answers has a type of the stubs only


def link_to(receiver: Account, kind: str = "access-asked-company") -> str:
    """The path of the link that stops, as it stands in the newest mail of a kind to somebody."""
    mail = Message.objects.filter(recipient=receiver.email, kind=kind).latest("pk")
    found = re.search(r"https?://[^/\s]+(/(?:de|fr|it|en)/stop/\S+)", mail.text)
    assert found, mail.text
    return found[1]


def text_of(answer: Answer) -> str:
    return str(answer.content.decode())


def standing(answer: Answer) -> str:
    """Where the matter stands, as the page says."""
    found = re.search(r'data-standing="([a-z]+)"', text_of(answer))
    assert found
    return found[1]


def stopped(link: str, client: Client | None = None, **words: str) -> Ticket:
    """Stop by a link, without signing in, and follow to the result."""
    answer = (client or Client()).post(link, words, follow=True)
    assert answer.redirect_chain[-1] == (f"{link}done/", 302)
    found = re.search(r'data-handle="stopped" data-reference="([^"]+)"', text_of(answer))
    assert found
    return Ticket.objects.get(reference=found[1])


def mails(kind: str) -> list[str]:
    """Who got a mail of a kind."""
    return sorted(Message.objects.filter(kind=kind).values_list("recipient", flat=True))


def footprint() -> tuple[object, ...]:
    """Everything that a refused step must leave as it was."""
    return (
        *story.footprint(),
        list(AccessRequest.objects.order_by("pk").values_list("pk", "frozen_at")),
        list(Ticket.objects.order_by("pk").values()),
        TicketNote.objects.count(),
    )
