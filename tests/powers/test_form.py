"""The signed form comes back: found by its code or typed, with who signed, sent once."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.files.models import StoredFile
from jobroom.mailbox.models import Message
from jobroom.powers.models import ReturnedForm
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.powers.steps import CLUB, Paper, blank, order, power, print_letter, returned, send, upload
from tests.world import World


@pytest.fixture
def reference(client_of_mia: Client) -> str:
    return order(client_of_mia)


@pytest.fixture
def paper(reference: str, tmp_path: Path) -> Paper:
    return print_letter(tmp_path, reference)


def test_a_photo_finds_its_code_by_itself(client_of_mia: Client, reference: str, paper: Paper) -> None:
    answer = upload(client_of_mia, reference, paper.photo())
    assert answer.headers["Location"] == f"/en/company/requests/{reference}/send/"
    draft = ReturnedForm.objects.get()
    assert (draft.code_on_form, draft.sent_at, draft.files.count()) == (True, None, 1)
    page = text_of(client_of_mia.get(f"/en/company/requests/{reference}/send/"))
    assert "The code was found on the form." in page
    picture = client_of_mia.get(f"/en/company/requests/{reference}/form/0.png")
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")


def test_the_scanned_letter_with_both_pages_finds_its_code(
    client_of_mia: Client, reference: str, paper: Paper
) -> None:
    scan = SimpleUploadedFile("scan.pdf", paper.pdf, "application/pdf")
    assert upload(client_of_mia, reference, scan).status_code == 302
    assert ReturnedForm.objects.get().code_on_form


def test_every_miss_ends_in_a_field_to_type_the_code_and_keeps_the_pages(
    client_of_mia: Client, reference: str, paper: Paper
) -> None:
    answer = upload(client_of_mia, reference, blank())
    assert (answer.status_code, errors(answer)) == (422, [("code", "letter.unread")])
    forms = {form.attributes.get("data-handle"): form for form in Page(text_of(answer)).forms}
    assert "code" in forms["enter-code"].names
    assert ReturnedForm.objects.get().files.count() == 1
    typed = client_of_mia.post(f"/en/company/requests/{reference}/code/", {"code": paper.code.lower()})
    assert typed.status_code == 302
    assert not ReturnedForm.objects.get().code_on_form
    assert power(reference).wrong_tries == 0


def test_code_and_pages_can_come_together(client_of_mia: Client, reference: str, paper: Paper) -> None:
    shown = " ".join(paper.code[start : start + 4] for start in range(0, 13, 4))
    assert upload(client_of_mia, reference, blank(), code=shown).status_code == 302


def test_T_UPL_2_a_form_of_another_request_is_caught_before_anybody_looks(
    client_of_mia: Client, reference: str, paper: Paper, tmp_path: Path
) -> None:
    other = print_letter(tmp_path / "other", order(client_of_mia, CLUB))
    answer = upload(client_of_mia, reference, other.photo(), code=paper.code)
    assert (answer.status_code, errors(answer)) == (422, [("file", "letter.other")])
    both = upload(client_of_mia, reference, paper.photo(), other.photo())
    assert errors(both) == [("file", "letter.other")]
    assert (ReturnedForm.objects.count(), power(reference).wrong_tries) == (0, 0)


def test_without_pages_there_is_nothing_to_send(client_of_mia: Client, reference: str, paper: Paper) -> None:
    answer = upload(client_of_mia, reference, code=paper.code)
    assert (answer.status_code, errors(answer)) == (422, [("file", "file.none")])
    assert not ReturnedForm.objects.exists()


def test_T_UPL_1_what_is_no_picture_and_no_pdf_is_refused_at_the_field(
    client_of_mia: Client, reference: str, paper: Paper
) -> None:
    page = SimpleUploadedFile("form.pdf", b"<html><script>alert(1)</script></html>", "application/pdf")
    answer = upload(client_of_mia, reference, page)
    assert (answer.status_code, errors(answer)) == (422, [("file", "file.type")])
    assert not StoredFile.objects.exists()


def test_what_is_sent_waits_for_an_officer(
    mia: Account, client_of_mia: Client, reference: str, paper: Paper
) -> None:
    upload(client_of_mia, reference, paper.photo())
    assert send(client_of_mia, reference, deputy="urs@joinery.example").status_code == 302
    form = ReturnedForm.objects.get()
    assert (form.signers, form.signed_on) == (["Anna Muster"], date(2026, 11, 23))
    assert (power(reference).state, power(reference).deputy_email) == ("in-review", "urs@joinery.example")
    mail = Message.objects.get(kind="power-sent")
    assert (mail.recipient, mail.subject) == (
        mia.email, "We are checking the power of attorney of Schreinerei Muster GmbH",
    )  # fmt: skip
    assert send(client_of_mia, reference).status_code == 302
    assert ReturnedForm.objects.exclude(sent_at=None).count() == 1


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"signer_0": ""}, ("signer_0", "sign.name")),
        ({"signed_on": "24.11.2026"}, ("signed_on", "sign.future")),
        ({"signed_on": "yesterday"}, ("signed_on", "sign.day")),
        ({"signed_on": ""}, ("signed_on", "sign.day")),
        ({"deputy": "urs"}, ("deputy", "email.format")),
        ({"declared": ""}, ("declared", "terms.unticked")),
    ],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(
    client_of_mia: Client, reference: str, paper: Paper, changed: dict[str, str], found: tuple[str, str]
) -> None:
    upload(client_of_mia, reference, paper.photo())
    answer = send(client_of_mia, reference, **changed)
    assert (answer.status_code, errors(answer)) == (422, [found])
    if "signer_0" not in changed:
        assert 'value="Anna Muster"' in text_of(answer)
    assert power(reference).state == "letter"


def test_T_LET_3_a_joint_signature_needs_two_people(client_of_mia: Client, tmp_path: Path) -> None:
    reference = order(client_of_mia, CLUB)
    upload(client_of_mia, reference, print_letter(tmp_path, reference).photo())
    one = send(client_of_mia, reference, signer_0="", signatory_0="on")
    assert (one.status_code, errors(one)) == (422, [("signatory_0", "sign.missing")])
    assert power(reference).state == "letter"
    assert send(client_of_mia, reference, signatory_0="on", signatory_1="on").status_code == 302
    assert ReturnedForm.objects.get().signers == ["Kurt Muster", "Ann Sample"]


def test_a_code_that_is_void_by_now_cannot_be_sent(
    world: World, mia: Account, client_of_mia: Client, reference: str, paper: Paper
) -> None:
    upload(client_of_mia, reference, paper.photo())
    row = power(reference)
    row.code_fingerprint = "0" * 64
    row.save()
    assert send(client_of_mia, reference).status_code == 409
    assert power(reference).state == "letter"


def test_the_files_of_a_form_are_for_its_person_and_the_office(
    world: World, client_of_mia: Client, sign_in: SignIn, tmp_path: Path
) -> None:
    reference = returned(client_of_mia, tmp_path)
    page = f"/en/company/requests/{reference}/form/0.png"
    desk = f"/de/desk/powers/{reference}/files/0/0.png"
    assert sign_in(world.theo).get(page).status_code == 404
    assert sign_in(world.theo).get(desk).status_code in (403, 404)
    assert sign_in(world.nadja).get(desk).status_code == 200
    assert sign_in(world.nadja).get(f"/de/desk/powers/{reference}/files/1/0.png").status_code == 404


def test_a_request_keeps_forty_files_at_most(
    client_of_mia: Client, reference: str, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobroom.powers.views.returning.MOST_FILES", 2)
    upload(client_of_mia, reference, blank(), blank())
    answer = upload(client_of_mia, reference, paper.photo())
    assert (answer.status_code, errors(answer)) == (422, [("file", "file.quota")])
    assert StoredFile.objects.count() == 2
    assert ReturnedForm.objects.get().files.count() == 2
