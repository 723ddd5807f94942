"""What is read when a paper comes in: its electronic signatures, and the answer of the register."""

from datetime import timedelta

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.mandates.models import Mandate, SignedMandate
from jobroom.register.gate import RegisterAway
from jobroom.register.models import RegisterAnswer
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.files import samples
from tests.files.signing import identity, signed
from tests.mandates.papers import JOINERY, TYPED, client_company, decide, photo, shown, state_of
from tests.mandates.steps import fiduciary
from tests.world import NOW, World


@pytest.fixture
def clerk(world: World) -> Account:
    made = fiduciary(world)
    client_company(made)
    return made


@pytest.fixture
def client(clerk: Account, sign_in: SignIn) -> Client:
    return sign_in(clerk)


@pytest.fixture
def officer(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.nadja)


def test_an_electronic_signature_stands_beside_the_paper_and_warns_where_nobody_knows_it(
    client: Client, officer: Client
) -> None:
    paper = samples.upload(signed(samples.pdf(), identity("Anna Muster")))
    reference = shown(client, paper, photo())
    (seal,) = SignedMandate.objects.get().seals
    assert (seal["name"], seal["intact"], seal["trusted"], seal["holds"]) == (
        "Anna Muster",
        True,
        False,
        False,
    )
    page = text_of(officer.get(f"/en/desk/mandates/{reference}/"))
    assert page.count('data-handle="seal"') == 1
    assert 'data-signal="M04"' in page
    assert errors(decide(officer, reference, "approve")) == [("reason", "dec.reason")]
    assert decide(officer, reference, "approve", "Called the company.").status_code == 302
    assert state_of(reference) == "approval-proposed"


def test_the_upload_asks_the_register_about_the_client(client: Client) -> None:
    shown(client)
    assert list(RegisterAnswer.objects.values_list("uid", flat=True)) == [JOINERY]


def test_where_the_register_is_away_the_paper_comes_in_and_the_officer_asks_later(
    client: Client, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(uid: str) -> None:
        raise RegisterAway(clock.now() + timedelta(seconds=8))

    monkeypatch.setattr("jobroom.mandates.views.showing.look_up", away)
    reference = shown(client)
    assert not RegisterAnswer.objects.exists()
    assert errors(decide(officer, reference, "approve", "So?")) == [("decision", "dec.blocked")]
    assert officer.post(f"/de/desk/mandates/{reference}/register/").status_code == 302
    assert decide(officer, reference, "approve").status_code == 302


def test_a_question_keeps_forty_files_at_most(
    client: Client, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobroom.mandates.actions.showing.MOST_PAPERS", 2)
    reference = shown(client, photo(), photo())
    decide(officer, reference, "ask", "Who signed?")
    answer = client.post(f"/en/mandate/{reference}/paper/", {**TYPED, "file": photo()})
    assert (answer.status_code, errors(answer)) == (422, [("file", "file.quota")])
    assert (state_of(reference), StoredFile.objects.count(), SignedMandate.objects.count()) == (
        "returned",
        2,
        1,
    )
    assert Mandate.objects.get().decided_at == NOW
