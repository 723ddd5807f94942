"""What mails about a power of attorney are made of: who is told, the facts, where they lead."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages.formats import minute
from jobroom.powers.models import PowerOfAttorney


def tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])


def facts_of(power: PowerOfAttorney) -> list[tuple[str, str]]:
    return [
        (_("Reference"), power.reference),
        (_("Company"), f"{power.company_name}, {power.shown_uid}"),
        (_("Person"), power.requester.name),
        (_("Asked on"), minute(power.asked_at)),
    ]


def request_link(power: PowerOfAttorney) -> tuple[str, str]:
    return (_("Open the request"), reverse("power", args=[power.reference]))
