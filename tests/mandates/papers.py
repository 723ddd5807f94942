"""What tests of mandates on paper do over and over: a client nobody answers for, an upload, a decision."""

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.companies.queries import memberships_of
from jobroom.files.checking import Checked
from jobroom.files.kinds import Kind
from jobroom.mandates.actions import Paper, Wish, show_mandate
from jobroom.mandates.models import Mandate
from jobroom.register.lookup import look_up
from jobroom.rules.mandates import Scope
from tests.cases.reading import Answer, errors
from tests.files import samples
from tests.mandates.steps import UID
from tests.page_rules import Page
from tests.world import NOW, make_case, open_case

JOINERY = "CHE270437923"  # Schreinerei Muster GmbH; the register does not say who signs
CLUB = "CHE200000165"  # Verein Beispiel; Kurt Muster and Ann Sample sign jointly
CASE = "/en/cases/00001235-17/"
TYPED = {
    "scope": "send", "until": "31.12.2027", "signatory": "Anna Muster", "second": "",
    "signed_on": "20.11.2026", "declared": "on",
}  # fmt: skip


def client_company(clerk: Account, uid: str = JOINERY, ree: str = "00001235") -> Company:
    """A company that nobody answers for; the clerk has the letter of its case."""
    made = Company.objects.create(uid=uid, name="Schreinerei Muster GmbH", language="de")
    open_case(clerk, make_case(made, ree, "17", ["2020-04"]))
    return made


def photo(name: str = "page.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.saved(samples.picture(), "JPEG"), "image/jpeg")


def post(
    client: Client, *files: SimpleUploadedFile, uid: str = JOINERY, language: str = "en", **changed: str
) -> Answer:
    """Send the form of the upload."""
    data: dict[str, object] = {**TYPED, **changed, "file": list(files)}
    return client.post(f"/{language}/clients/{UID}/ask/{uid}/", data)


def shown(client: Client, *files: SimpleUploadedFile, **changed: str) -> str:
    """A question on paper that lies with the office; its reference."""
    answer = post(client, *(files or (photo(),)), **changed)
    assert answer.status_code == 302, errors(answer)
    return Mandate.objects.latest("pk").reference


def shown_at_once(
    clerk: Account, uid: str = JOINERY, signers: Sequence[str] = ("Anna Muster",), *, looked_up: bool = True
) -> Mandate:
    """The same by the action, for tests that begin at the desk."""
    if looked_up:
        look_up(uid)
    (own,) = memberships_of(clerk)
    page = Checked(samples.saved(samples.picture(), "JPEG"), Kind.JPEG, 1, "page.jpg", None)
    wish = Wish(Scope.SEND, date(2027, 12, 31), signers[0])
    paper = Paper([page], signers, NOW.date())
    return show_mandate(own, actor=clerk, uid=uid, wish=wish, paper=paper)


def decide(officer: Client, reference: str, decision: str, reason: str = "", **changed: str) -> Answer:
    """What an officer does on the page as it stands now."""
    path = f"/de/desk/mandates/{reference}/"
    page = Page(officer.get(path).content.decode())
    seen = next((row["value"] for row in page.all("input") if row.get("name") == "seen"), "")
    return officer.post(path, {"decision": decision, "reason": reason, "seen": seen, **changed})


def state_of(reference: str) -> str:
    return str(Mandate.objects.values_list("state", flat=True).get(reference=reference))
