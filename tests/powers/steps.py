"""What tests of powers of attorney share: ordering, printing, signing on paper, returning, deciding."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jobroom.letters.models import Letter
from jobroom.letters.printing import print_waiting
from jobroom.powers.models import PowerOfAttorney
from tests.cases.reading import Answer, errors
from tests.page_rules import Page

JOINERY = "CHE270437923"  # Schreinerei Muster GmbH, St. Gallen; the register does not say who signs
CLUB = "CHE200000165"  # Verein Beispiel; Kurt Muster and Ann Sample sign jointly
HOTEL = "CHE123456788"


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter as it lies on the table of the management."""

    pdf: bytes
    code: str
    stop: str

    def photo(self, dots: int = 150) -> SimpleUploadedFile:
        """The form on its back, photographed."""
        document = pypdfium2.PdfDocument(self.pdf)
        picture = document[len(document) - 1].render(scale=dots / 72).to_pil()
        document.close()
        out = BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=70)
        return SimpleUploadedFile("IMG_0001.jpg", out.getvalue(), "image/jpeg")


def blank() -> SimpleUploadedFile:
    """A photo on which no code is."""
    out = BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    return SimpleUploadedFile("page.jpg", out.getvalue(), "image/jpeg")


def find(client: Client, uid: str) -> None:
    assert client.post("/en/company/find/", {"uid": uid}).status_code == 302


def order(client: Client, uid: str = JOINERY) -> str:
    """Find the company and order its letter; the reference of the request."""
    find(client, uid)
    answer = client.post(f"/en/company/find/{uid}/order/")
    assert answer.status_code == 302, errors(answer)
    return answer.headers["Location"].rstrip("/").rpartition("/")[2]


def take_over(client: Client, uid: str = HOTEL, deputy: str = "deputy@hotel.example") -> Answer:
    find(client, uid)
    return client.post(f"/en/company/find/{uid}/take-over/", {"deputy": deputy})


def power(reference: str) -> PowerOfAttorney:
    return PowerOfAttorney.objects.select_related("requester", "company").get(reference=reference)


def print_letter(out: Path, reference: str) -> Paper:
    """Print what waits; the paper of one request."""
    secrets: dict[str, str] = {}

    def keep(letter: Letter, secret: str) -> None:
        secrets[letter.subject] = secret

    print_waiting(out, keep)
    letter = Letter.objects.filter(kind="power", subject=f"power:{reference}").latest("pk")
    code, stop = secrets[letter.subject].split(" ")
    (path,) = out.rglob(letter.file)
    return Paper(path.read_bytes(), code, stop)


def upload(client: Client, reference: str, *files: SimpleUploadedFile, code: str = "") -> Answer:
    data: Mapping[str, object] = {"code": code, "file": list(files)}
    return client.post(f"/en/company/requests/{reference}/form/", data)


def send(client: Client, reference: str, **changed: str) -> Answer:
    typed = {"signer_0": "Anna Muster", "signed_on": "23.11.2026", "deputy": "", "declared": "on", **changed}
    return client.post(f"/en/company/requests/{reference}/send/", typed)


def returned(client: Client, out: Path, uid: str = JOINERY, **changed: str) -> str:
    """A request whose form is with the office."""
    reference = order(client, uid)
    paper = print_letter(out, reference)
    assert upload(client, reference, paper.photo()).status_code == 302
    answer = send(client, reference, **changed)
    assert answer.status_code == 302, errors(answer)
    return reference


def decide(officer: Client, reference: str, decision: str, reason: str = "") -> Answer:
    """What an officer does on the page as it stands now."""
    path = f"/de/desk/powers/{reference}/"
    page = Page(officer.get(path).content.decode())
    seen = next((row["value"] for row in page.all("input") if row.get("name") == "seen"), "")
    return officer.post(path, {"decision": decision, "reason": reason, "seen": seen})
