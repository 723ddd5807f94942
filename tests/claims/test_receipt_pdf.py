"""The receipt on paper: an accessible archive file in the language of the page, with every figure."""

import pypdfium2
import pytest
from django.test import Client

from jobroom.claims.models import Submission
from jobroom.rules.codes import format_letter_code
from tests.claims.send_steps import make_ready, send_directly
from tests.letters.structure import faults_of, tags_of
from tests.world import World

TITLES = {"de": "Quittung", "fr": "Quittance", "it": "Ricevuta", "en": "Receipt"}


@pytest.fixture
def sent(world: World) -> Submission:
    make_ready(world, declined=("2021-03",))
    return send_directly(world).submission


def download(client: Client, sent: Submission, language: str) -> bytes:
    response = client.get(f"/{language}/cases/00001203-99/receipt/{sent.reference}/pdf/")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/pdf")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{sent.reference}.pdf"'
    return response.content


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_it_is_an_accessible_archive_file(camille: Client, sent: Submission, language: str) -> None:
    pdf = download(camille, sent, language)
    assert faults_of(pdf, language=language, title=f"{TITLES[language]} {sent.reference}") == []
    tags = tags_of(pdf)
    assert (tags.count("H1"), tags.count("Figure"), tags.count("H3")) == (1, 1, 9)
    assert tags.count("TH") >= 8 * 4


def test_it_says_what_the_page_says(camille: Client, sent: Submission) -> None:
    text = words_of(download(camille, sent, "en"))
    for wanted in (
        sent.reference, "23.11.2026, 14:07:32 (UTC+01:00)", "Hôtel Exemple SA", "CHE-123.456.788",
        "Camille Rochat, Team member", "I declare.", sent.checksum[:40], "Not claimed", "/en/verify/",
        format_letter_code(sent.code), "33’800.00", "2’184.00",
    ):  # fmt: skip
        assert wanted in text, wanted
