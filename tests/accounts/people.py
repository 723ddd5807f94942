"""How tests come through the front door, and what they look at afterwards."""

import re
import time
from typing import TYPE_CHECKING, TypeAlias

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jobroom.accounts.models import Account
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from tests.world import PASSWORD

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse  # a name of the type stubs only

Answer: TypeAlias = "_MonkeyPatchedWSGIResponse"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def address(name: str, *args: object, language: str = "en") -> str:
    """An address in a language."""
    with translation.override(language):
        return reverse(name, args=args or None)


def sign_in_with_password(account: Account, password: str = PASSWORD) -> Client:
    """A client that came through the sign-in form, in English."""
    client = Client(headers={"accept-language": "en"})
    response = client.post(address("account_login"), {"login": account.email, "password": password})
    assert response.status_code == 302, response.content.decode()
    return client


def add_app(account: Account) -> Authenticator:
    """An authenticator app whose secret the tests know."""
    made: Authenticator = TOTP.activate(account, SECRET).instance
    return made


def app_code(secret: str = SECRET, steps: int = 0) -> str:
    """What the app shows now, or so many steps of 30 seconds later; not in the last seconds of a step."""
    if time.time() % 30 > 27:
        time.sleep(3)
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return shown


def verbs() -> list[str]:
    """What the journal has written in the general chain, oldest first."""
    return list(Event.objects.filter(chain="general").order_by("number").values_list("verb", flat=True))


def mails() -> list[tuple[str, str, str]]:
    """Kind, receiver and language of all mails, oldest first."""
    return list(Message.objects.order_by("pk").values_list("kind", "recipient", "language"))


def last_code() -> str:
    """The code of the latest mail."""
    text = Message.objects.latest("pk").text
    found = re.search(r"^[^:\n]+: ([A-Z]{4}-[A-Z]{4}|[0-9]{6})$", text, re.MULTILINE)
    assert found is not None, text
    return found[1]


def faults(content: bytes) -> list[tuple[str, str]]:
    """Field and key of each error on a page."""
    return re.findall(r'data-handle="error" data-field="([^"]*)" data-code="([^"]*)"', content.decode())


def confirm_again(client: Client, password: str = PASSWORD) -> None:
    """The person has shown once more who they are, so that protected pages open."""
    response = client.post(address("account_reauthenticate"), {"password": password})
    assert response.status_code == 302
