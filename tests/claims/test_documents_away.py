"""When the virus scanner or the session is away: nothing is taken unseen, and nothing said is lost."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jobroom.claims.models import Document
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from tests.cases.reading import errors, text_of
from tests.claims.document_steps import APRIL, MAY, add, pdf, rows, state_of
from tests.conftest import SignIn
from tests.files import samples
from tests.files.clamd import EICAR, Clamd, clamd
from tests.world import NOW, World

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def virus_scanner(settings: Settings, tmp_path: Path) -> Iterator[Clamd]:
    settings.CLAMD = f"unix:{tmp_path}/clamd.ctl"
    with clamd(socket.AF_UNIX, f"{tmp_path}/clamd.ctl") as server:
        yield server


def test_a_clean_document_says_when_it_was_scanned(camille: Client, virus_scanner: Clamd) -> None:
    add(camille, pdf())
    assert (StoredFile.objects.get().scanned_at, len(virus_scanner.seen)) == (NOW, 1)


def test_malware_is_refused_and_the_file_beside_it_is_kept(camille: Client, virus_scanner: Clamd) -> None:
    response = add(camille, pdf(), samples.upload(samples.pdf() + EICAR, "invoice.pdf"), kind="holidays")
    assert (response.status_code, errors(response)) == (422, [("file", "file.virus")])
    assert "invoice.pdf – The file contains malware and was deleted" in text_of(response)
    assert [row["data-kind"] for row in rows(response)] == ["holidays"]
    assert Document.objects.count() == 1


def test_while_the_scanner_is_away_nothing_is_taken(
    world: World, camille: Client, settings: Settings, home: Path
) -> None:
    settings.CLAMD = f"unix:{home}/nobody.ctl"
    before = state_of(world)
    response = add(camille, pdf(), kind="holidays")
    assert (response.status_code, errors(response)) == (422, [("file", "file.later")])
    assert 'value="holidays" checked' in text_of(response)
    assert "Try again at 14:12" in text_of(response)
    assert state_of(world) == before
    assert not (home / "files").exists()


def test_after_the_end_of_a_session_what_was_said_is_there_again(
    world: World, camille: Client, sign_in: SignIn
) -> None:
    camille.get(APRIL)
    before = state_of(world)
    with clock.at(NOW + timedelta(minutes=31)):
        response = add(camille, pdf(), kind="calendar")
        assert response.headers["Location"].startswith("/en/account/login/")
        assert state_of(world) == before
        response = sign_in(world.camille).get(APRIL)
        assert 'value="calendar" checked' in text_of(response)
        assert 'id="lost"' in text_of(response)
        assert errors(response) == []
        assert 'id="lost"' not in text_of(sign_in(world.camille).get(MAY))
