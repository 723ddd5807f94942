"""A document is saved under a safe name, by who may read its case and by nobody else."""

from urllib.parse import unquote

import pytest
from django.test import Client

from jobroom.claims.models import Document
from jobroom.files.models import StoredFile
from tests.cases.reading import text_of
from tests.claims.document_steps import (
    ALL,
    APRIL,
    CASE,
    MAY,
    add,
    pdf,
    sheet,
)  # fmt: skip
from tests.conftest import SignIn
from tests.files import samples
from tests.world import NOW, World, open_case, person

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Feiertage 2020.pdf", "Feiertage 2020.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.pdf"),
        ("a;b=c.html", "abc.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("Fériés <script>.pdf", "Fériés script.pdf"),
        (".pdf", "pdf.pdf"),
    ],
)
def test_a_file_is_saved_under_a_safe_name_and_never_opened_as_a_page(
    camille: Client, name: str, saved: str
) -> None:
    content = samples.pdf()
    add(camille, samples.upload(content, name))
    response = camille.get(f"{ALL}{Document.objects.get().pk}/")
    disposition = unquote(response.headers["Content-Disposition"]).replace("filename*=utf-8''", "filename=")
    assert disposition.replace('"', "") == f"attachment; filename={saved}"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.content == content


def test_a_spreadsheet_is_saved_as_one(camille: Client) -> None:
    add(camille, sheet())
    response = camille.get(f"{ALL}{Document.objects.get().pk}/")
    assert response.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert response.headers["Content-Disposition"] == 'attachment; filename="Personal.xlsx"'


def test_who_reads_the_case_reads_its_documents_and_nobody_else_does(
    world: World, camille: Client, sign_in: SignIn
) -> None:
    add(camille, pdf())
    number = Document.objects.get().pk
    open_case(world.lea, world.case)
    assert sign_in(world.lea).get(f"{ALL}{number}/").status_code == 200
    for account in (world.theo, world.nadja, person("nobody@nowhere.example", "Ada", "Muster")):
        client = sign_in(account)
        for path in (f"{ALL}{number}/", APRIL, ALL, f"{APRIL}{number}/remove/"):
            assert client.get(path).status_code == 404, (account, path)
    assert Client().get(f"{ALL}{number}/").headers["Location"].startswith("/en/account/login/")


def test_a_number_of_another_case_or_of_none_is_not_found(
    world: World, camille: Client, sign_in: SignIn
) -> None:
    add(camille, pdf())
    number = Document.objects.get().pk
    for wrong in (number + 1, 0, 10**25):
        assert camille.get(f"{ALL}{wrong}/").status_code == 404
        assert camille.get(f"{APRIL}{wrong}/remove/").status_code == 404
    assert camille.get(f"{CASE}2019-04/documents/").status_code == 404
    assert camille.get(f"{MAY}{number}/remove/").status_code == 404


def test_a_file_whose_time_is_over_is_not_found(camille: Client) -> None:
    add(camille, pdf())
    StoredFile.objects.update(erased_at=NOW)
    assert camille.get(f"{ALL}{Document.objects.get().pk}/").status_code == 404


def test_others_see_who_added_a_document_without_learning_the_name(
    world: World, camille: Client, sign_in: SignIn
) -> None:
    add(camille, pdf())
    open_case(world.lea, world.case)
    text = text_of(sign_in(world.lea).get(APRIL))
    assert "account c•••@hotel.example" in text.replace("compte", "account")
    assert "Camille" not in text
