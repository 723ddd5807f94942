"""What tests of mandates do over and over: a fiduciary, a question, an answer."""

from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.mandates.models import Mandate
from jobroom.rules.roles import Role
from tests.cases.reading import errors
from tests.world import World, person

UID = "CHE109322551"


def fiduciary(world: World) -> Account:
    """The clerk of a new fiduciary company."""
    office = Company.objects.create(uid=UID, name="Muster Treuhand AG", language="de")
    made = person("clerk@fiduciary.example", "Rita", "Muster", "en")
    link_member(made, office, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    return made


def ask(client: Client, uid: str = "CHE123456788", **changed: str) -> str:
    """Ask for a mandate; answers its reference."""
    typed = {"uid": uid, "scope": "send", "until": "31.12.2027", "signatory": "Lea Favre", **changed}
    response = client.post(f"/en/clients/{UID}/ask/", typed)
    assert response.status_code == 302, errors(response)
    return Mandate.objects.latest("pk").reference


def act(client: Client, reference: str, verb: str, **typed: str) -> int:
    """Do something to a mandate; answers the status."""
    return client.post(f"/en/mandate/{reference}/{verb}/", typed).status_code
