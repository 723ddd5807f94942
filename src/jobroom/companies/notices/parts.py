"""What the mails of this room are made of: who is told, which facts stand in them, where they lead."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.companies.labels import ROLES
from jobroom.companies.models import Membership
from jobroom.mailbox.actions import Mail, Notice, send_all


def tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])


def facts_of(row: Membership, by: Account | None) -> list[tuple[str, str]]:
    return [
        (_("Name"), row.account.name),
        (_("Company"), f"{row.company.name}, {row.company.shown_uid}"),
        (_("Role"), str(ROLES[row.role])),
        *([(_("Done by"), by.name)] if by is not None else []),
    ]


def company_link() -> tuple[str, str]:
    return (_("Company and access"), reverse("company"))
