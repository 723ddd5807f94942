"""Anybody checks a receipt by reference and code, and learns nothing about a person."""

import pytest
from django.test import Client

from jobroom.claims.models import Submission
from jobroom.journal.models import Event
from jobroom.rules.codes import format_letter_code
from tests.cases.reading import Answer, errors, handles, inputs, text_of
from tests.claims.send_steps import make_ready, send_directly
from tests.page_rules import Page
from tests.world import World

ADDRESS = "/en/verify/"
WRONG = "CDFGHJKM3"


@pytest.fixture
def sent(world: World) -> Submission:
    make_ready(world)
    return send_directly(world).submission


def ask(reference: str, code: str, client: Client | None = None) -> Answer:
    return (client or Client()).post(ADDRESS, {"reference": reference, "code": code})


def intact(response: Answer) -> list[str]:
    tags = Page(text_of(response)).tags
    return [row["data-intact"] for _tag, row in tags if "data-intact" in row]


def test_the_right_code_tells_when_what_was_received_and_of_which_company(sent: Submission) -> None:
    before = Event.objects.count()
    response = ask(sent.reference.lower(), format_letter_code(sent.code).lower())
    text = text_of(response)
    assert (response.status_code, intact(response)) == (200, ["true"])
    for wanted in ("23.11.2026, 14:07:32 (UTC+01:00)", "CHE-123.456.788", sent.checksum):
        assert wanted in text
    for secret in ("Camille", "Rochat", "Hôtel", "33’800"):
        assert secret not in text
    assert Event.objects.count() == before


def test_a_wrong_code_and_an_unknown_receipt_get_the_same_answer(sent: Submission) -> None:
    for reference, code in ((sent.reference, WRONG), (sent.reference, "x"), ("KR-0000-0000", sent.code)):
        response = ask(reference, code)
        assert (response.status_code, errors(response)) == (422, [("code", "verify.wrong")])
        assert "verified" not in handles(response)


def test_what_is_no_reference_is_said_beside_the_field(sent: Submission) -> None:
    response = ask("ER-7K4M-9QXP", sent.code)
    assert errors(response) == [("reference", "verify.reference")]
    assert errors(ask("", "")) == [("reference", "verify.reference"), ("code", "verify.code")]
    assert inputs(response)["code"]["value"] == sent.code


def test_the_code_in_the_picture_fills_in_the_reference(sent: Submission) -> None:
    response = Client().get(f"{ADDRESS}?reference={sent.reference}")
    assert inputs(response)["reference"]["value"] == sent.reference
    assert inputs(response)["code"]["value"] == ""


def test_who_guesses_is_stopped_for_an_hour(sent: Submission) -> None:
    assert {ask(sent.reference, WRONG).status_code for _ in range(10)} == {422}
    assert ask(sent.reference, WRONG).status_code == 429
    assert ask(sent.reference, sent.code).status_code == 429


def test_data_that_no_longer_fit_are_said_to_be_so(sent: Submission, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobroom.claims.queries.submissions.unseal", lambda sealed: "{}")
    response = ask(sent.reference, sent.code)
    assert intact(response) == ["false"]
    assert "The data no longer match the checksum" in text_of(response)
