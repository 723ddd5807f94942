"""What tests of a company's people read and do again and again."""

from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.models import Company, Membership
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from tests.cases.reading import errors

HOTEL = "/en/company/CHE123456788/"


def member(account: Account) -> Membership:
    """The newest membership of a person."""
    return Membership.objects.select_related("company", "account").filter(account=account).latest("pk")


def told(kind: str) -> list[str]:
    """Who got a kind of mail."""
    return sorted(Message.objects.filter(kind=kind).values_list("recipient", flat=True))


def standing() -> tuple[object, ...]:
    """Everything that a refusal must leave as it was."""
    rows = Membership.objects.order_by("pk").values_list("pk", "role", "ended_at", "is_deputy")
    return tuple(rows), Event.objects.count(), Message.objects.count(), Company.objects.count()


def send_invitation(client: Client, email: str, role: str = "user") -> list[tuple[str, str]]:
    """Invite; answers the errors of the page."""
    response = client.post(f"{HOTEL}invite/", {"email": email, "role": role})
    return [] if response.status_code == 302 else errors(response)
