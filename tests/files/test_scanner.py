"""The virus scanner: asked before a decoder sees the file, and nothing is taken when it does not answer."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jobroom.files import scanner
from jobroom.files.actions import take_in
from jobroom.files.models import StoredFile
from jobroom.files.refusals import FileRefused
from jobroom.journal import clock
from tests.files import samples
from tests.files.clamd import EICAR, Clamd, clamd
from tests.files.samples import upload
from tests.world import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def virus_scanner(settings: Settings, tmp_path: Path, now: None) -> Iterator[Clamd]:
    settings.HOME, settings.CLAMD = tmp_path, f"unix:{tmp_path}/clamd.ctl"
    with clamd(socket.AF_UNIX, f"{tmp_path}/clamd.ctl") as server:
        yield server


def taken(content: bytes) -> StoredFile:
    return take_in(upload(content), actor="account:1", matter="power:KO-7K4M-9QXP")


def refusal(content: bytes, tmp_path: Path) -> tuple[str, dict[str, object]]:
    with pytest.raises(FileRefused) as caught:
        taken(content)
    assert StoredFile.objects.count() == 0
    assert not (tmp_path / "files").exists()
    return caught.value.key, caught.value.values


def test_t_upl_1_a_clean_file_is_taken_and_says_when_it_was_scanned(virus_scanner: Clamd) -> None:
    content = samples.pdf()
    assert taken(content).scanned_at == NOW
    assert virus_scanner.seen == [content]


def test_a_large_file_goes_in_pieces_and_whole(virus_scanner: Clamd) -> None:
    content = samples.pdf() + b"\n%" + bytes(3_000_000)
    with clock.at(datetime(2026, 11, 26, 9, tzinfo=UTC)):
        assert scanner.scan(content) == datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert virus_scanner.seen == [content]


def test_t_upl_1_malware_is_refused_before_a_decoder_sees_it(
    virus_scanner: Clamd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobroom.files.isolation.call", None)
    assert refusal(samples.pdf() + EICAR, tmp_path) == ("file.virus", {})


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"stream: OK maybe", b"\xff"])
def test_an_answer_that_is_no_yes_is_a_no(virus_scanner: Clamd, answer: bytes, tmp_path: Path) -> None:
    virus_scanner.answer = answer
    assert refusal(samples.pdf(), tmp_path)[0] == "file.later"


def test_a_scanner_that_is_away_says_when_to_try_again(settings: Settings, tmp_path: Path, now: None) -> None:
    settings.HOME, settings.CLAMD = tmp_path, f"unix:{tmp_path}/nobody.ctl"
    with clock.at(datetime(2026, 11, 26, 13, 2, tzinfo=UTC)):
        assert refusal(samples.pdf(), tmp_path) == ("file.later", {"time": "14:07"})


def test_a_scanner_that_says_nothing_is_not_waited_for(
    virus_scanner: Clamd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "MOST_SECONDS", 0.2)
    virus_scanner.silent.set()
    assert refusal(samples.pdf(), tmp_path)[0] == "file.later"


def test_a_scanner_may_listen_on_a_port(settings: Settings, tmp_path: Path, now: None) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.HOME, settings.CLAMD = tmp_path, f"127.0.0.1:{port}"
    with clamd(socket.AF_INET, ("127.0.0.1", port)) as server:
        assert taken(samples.pdf()).scanned_at == NOW
        assert len(server.seen) == 1


def test_an_address_without_a_port_is_no_way_round(settings: Settings, tmp_path: Path) -> None:
    settings.HOME, settings.CLAMD = tmp_path, "clamav.example"
    assert refusal(samples.pdf(), tmp_path)[0] == "file.later"
