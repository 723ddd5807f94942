"""The code of the letter: kept as a fingerprint, tried five times, for one person and one request."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters.models import Letter
from jobroom.mailbox.models import Message
from jobroom.powers.models import PowerOfAttorney, ReturnedForm
from jobroom.powers.posting import fingerprint
from jobroom.rules.calendar import end_of_day
from jobroom.rules.codes import CODE_LENGTH, LETTER_ALPHABET
from tests.cases.reading import Answer, errors, text_of
from tests.conftest import SignIn
from tests.powers.steps import CLUB, JOINERY, Paper, blank, order, power, print_letter, upload
from tests.world import NOW, World, person

WRONG = "CDFG2345HJKM7"


@pytest.fixture
def reference(client_of_mia: Client) -> str:
    return order(client_of_mia)


@pytest.fixture
def paper(reference: str, tmp_path: Path) -> Paper:
    return print_letter(tmp_path, reference)


def type_code(client: Client, reference: str, code: str) -> Answer:
    return client.post(f"/en/company/requests/{reference}/code/", {"code": code})


def test_T_CODE_1_twelve_signs_of_23_and_a_check_sign(paper: Paper) -> None:
    assert len(paper.code) == CODE_LENGTH + 1
    assert set(paper.code) <= set(LETTER_ALPHABET)
    assert len(LETTER_ALPHABET) ** CODE_LENGTH >= 2**50


def test_T_CODE_2_two_requests_have_two_codes_and_a_new_letter_voids_the_former(
    mia: Account, client_of_mia: Client, sign_in: SignIn, reference: str, paper: Paper, tmp_path: Path
) -> None:
    other = print_letter(tmp_path / "other", order(client_of_mia, CLUB))
    assert other.code != paper.code
    with clock.at(NOW + timedelta(days=1)):
        mia_today = sign_in(mia)
        assert mia_today.post(f"/en/company/requests/{reference}/letter/").status_code == 302
        upload(mia_today, reference, blank())
        assert errors(type_code(mia_today, reference, paper.code)) == [("code", "letter.wrong")]
        newest = print_letter(tmp_path / "new", reference)
        assert errors(type_code(mia_today, reference, paper.code)) == [("code", "letter.wrong")]
        assert type_code(mia_today, reference, newest.code).status_code == 302


def test_T_CODE_3_nothing_that_is_stored_or_sent_holds_the_code(
    client_of_mia: Client, reference: str, paper: Paper, caplog: pytest.LogCaptureFixture
) -> None:
    upload(client_of_mia, reference, paper.photo())
    type_code(client_of_mia, reference, paper.code)
    kept = [
        *(str(row) for row in Event.objects.values_list("changes", flat=True)),
        *(str(row) for row in Letter.objects.values_list("values", "file", "address")),
        *(str(row) for row in PowerOfAttorney.objects.values()),
        *(str(row) for row in ReturnedForm.objects.values()),
        *Message.objects.values_list("text", flat=True),
        caplog.text,
    ]
    shown = " ".join(paper.code[start : start + 4] for start in range(0, 13, 4))
    for secret in (paper.code, shown, paper.stop):
        assert not any(secret in text for text in kept)


def test_T_CODE_4_the_stored_form_needs_a_key_from_outside(
    reference: str, paper: Paper, settings: object
) -> None:
    stored = power(reference).code_fingerprint
    assert stored == fingerprint(reference, paper.code)
    assert stored != hashlib.sha256(f"{reference}:{paper.code}".encode()).hexdigest()
    settings.PIN_KEY = "another key"  # type: ignore[attr-defined]
    assert fingerprint(reference, paper.code) != stored


def test_T_CODE_5_one_second_after_its_last_day_the_right_code_is_refused(
    mia: Account, client_of_mia: Client, sign_in: SignIn, reference: str, paper: Paper
) -> None:
    last = end_of_day(Letter.objects.get(kind="power").valid_until)  # type: ignore[arg-type]
    upload(client_of_mia, reference, blank())
    with clock.at(last + timedelta(seconds=1)):
        late = sign_in(mia)
        assert errors(type_code(late, reference, paper.code)) == [("code", "letter.expired")]
        assert "Order a new one" in text_of(type_code(late, reference, paper.code))
    with clock.at(last):
        assert type_code(sign_in(mia), reference, paper.code).status_code == 302


def test_T_CODE_6_after_five_wrong_tries_the_right_code_is_refused(
    mia: Account, client_of_mia: Client, sign_in: SignIn, reference: str, paper: Paper
) -> None:
    upload(client_of_mia, reference, blank())
    found = []
    for number in range(5):
        with clock.at(NOW + timedelta(minutes=10 * number)):
            found += errors(type_code(sign_in(mia), reference, WRONG))
    assert found == [("code", "letter.wrong")] * 4 + [("code", "letter.blocked")]
    assert Message.objects.filter(kind="power-blocked").count() == 1
    with clock.at(NOW + timedelta(hours=5)):
        assert errors(type_code(sign_in(mia), reference, paper.code)) == [("code", "letter.blocked")]
        assert ReturnedForm.objects.get().code_fingerprint == ""
        # Neither the person nor the company is locked.
        assert order(sign_in(mia), CLUB) != reference
        other = sign_in(person("second@joinery.example", "Urs", "Moser", "en"))
        other.post("/en/company/find/", {"uid": JOINERY})
        assert errors(other.post(f"/en/company/find/{JOINERY}/order/")) == [("", "letter.toosoon")]
    with clock.at(NOW + timedelta(hours=24)):
        assert order(sign_in(person("third@joinery.example", "Ida", "Moser", "en")), JOINERY)


def test_T_CODE_6_from_the_third_wrong_try_on_one_must_wait(
    client_of_mia: Client, reference: str, paper: Paper
) -> None:
    upload(client_of_mia, reference, blank())
    for _number in range(3):
        assert errors(type_code(client_of_mia, reference, WRONG)) == [("code", "letter.wrong")]
    assert errors(type_code(client_of_mia, reference, paper.code)) == [("code", "letter.wait")]
    assert power(reference).wrong_tries == 3
    with clock.at(NOW + timedelta(seconds=30)):
        assert type_code(client_of_mia, reference, paper.code).status_code == 302


def test_T_CODE_7_a_letter_that_is_not_printed_answers_as_a_wrong_code(
    client_of_mia: Client, reference: str
) -> None:
    upload(client_of_mia, reference, blank())
    before = type_code(client_of_mia, reference, WRONG)
    assert errors(before) == [("code", "letter.wrong")]


def test_T_CODE_7_right_wrong_and_unknown_codes_are_compared_in_constant_time(
    client_of_mia: Client, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[int, int]] = []

    def compare(one: str, other: str) -> bool:
        compared.append((len(one), len(other)))
        return one == other

    monkeypatch.setattr("jobroom.powers.actions.returning.hmac.compare_digest", compare)
    upload(client_of_mia, reference, blank())
    type_code(client_of_mia, reference, "no code")
    paper = print_letter(tmp_path, reference)
    type_code(client_of_mia, reference, WRONG)
    type_code(client_of_mia, reference, paper.code)
    assert compared == [(64, 64)] * 3


def test_T_CODE_8_the_code_is_for_the_person_who_asked(
    world: World, client_of_mia: Client, sign_in: SignIn, reference: str, paper: Paper, tmp_path: Path
) -> None:
    upload(client_of_mia, reference, blank())
    assert type_code(sign_in(world.theo), reference, paper.code).status_code == 404
    own = order(client_of_mia, CLUB)
    print_letter(tmp_path / "own", own)
    upload(client_of_mia, own, blank())
    assert errors(type_code(client_of_mia, own, paper.code)) == [("code", "letter.wrong")]
    assert not ReturnedForm.objects.exclude(code_fingerprint="").exists()


def test_the_journal_holds_with_all_of_it(client_of_mia: Client, reference: str, paper: Paper) -> None:
    upload(client_of_mia, reference, paper.photo())
    call_command("verify_journal")
