"""What mails about a mandate are made of: who is told, the facts, where they lead."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.mandates.labels import SCOPES
from jobroom.mandates.models import Mandate
from jobroom.pages import formats


def tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    """One mail to each person, in their language."""
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])


def facts_of(mandate: Mandate) -> list[tuple[str, str]]:
    """What the mandate says."""
    return [
        (_("Reference"), mandate.reference),
        (_("Fiduciary"), f"{mandate.fiduciary.name}, {mandate.fiduciary.shown_uid}"),
        (_("Client"), f"{mandate.client.name}, {mandate.client.shown_uid}"),
        (_("Scope"), str(SCOPES[mandate.scope])),
        (_("Last day"), formats.day(mandate.until)),
    ]


def link_to(mandate: Mandate) -> tuple[str, str]:
    """The page of the mandate."""
    return (_("Open the mandate"), reverse("mandate", args=[mandate.reference]))
