"""Batches: one per run, joined for the printer, queued by the office, finished after an interruption."""

import stat
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings as conf
from pytest_django import Settings

from jobroom.journal.models import Event
from jobroom.letters import actions, files, joining, printing
from jobroom.letters.models import Letter, LetterBatch
from jobroom.letters.printing import print_queued, print_waiting
from tests.at_once import at_once
from tests.letters.kind import Room, order
from tests.letters.pin_letters import pages_of
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "own_kind")]


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path / "letters"


def order_some(count: int) -> list[Letter]:
    return [order(f"thing:{number}", uid="", actor="import") for number in range(count)]


def test_the_letters_of_a_run_lie_joined_for_the_printer_each_on_a_front_side(tmp_path: Path) -> None:
    order_some(3)
    print_waiting(tmp_path)
    batch = LetterBatch.objects.get()
    joined = tmp_path / "printer" / f"batch-{batch.pk:06d}.pdf"
    assert list((tmp_path / "printer").iterdir()) == [joined]
    assert pages_of(joined.read_bytes()) == 6
    document = pypdfium2.PdfDocument(joined)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    numbers = [str(letter.number) for letter in Letter.objects.order_by("pk")]
    assert [number in text for number, text in zip(numbers, texts[::2], strict=True)] == [True] * 3
    assert texts[1::2] == [""] * 3
    assert stat.S_IMODE(joined.stat().st_mode) == 0o600
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    assert list(tmp_path.glob(".batch*")) == []


def test_a_large_batch_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST", 2)
    order_some(3)
    print_waiting(tmp_path)
    name = str(LetterBatch.objects.get())
    parts = sorted((tmp_path / "printer").iterdir())
    assert [path.name for path in parts] == [f"{name}-1.pdf", f"{name}-2.pdf"]
    assert [pages_of(path.read_bytes()) for path in parts] == [4, 2]


def test_a_run_without_letters_is_no_batch(tmp_path: Path) -> None:
    print_waiting(tmp_path)
    assert (LetterBatch.objects.count(), (tmp_path / "printer").exists()) == (0, False)


def test_an_interrupted_batch_is_joined_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order_some(1)

    def die(*_values: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(printing, "join", die)
        with pytest.raises(KeyboardInterrupt):
            print_waiting(tmp_path)
    batch = LetterBatch.objects.get()
    assert (batch.finished_at, (tmp_path / "printer").exists()) == (None, False)
    print_waiting(tmp_path)
    batch.refresh_from_db()
    assert batch.finished_at == NOW
    assert [path.name for path in (tmp_path / "printer").iterdir()] == [f"{batch}.pdf"]
    assert LetterBatch.objects.count() == 1


def test_a_batch_that_another_process_prints_is_left_alone(tmp_path: Path) -> None:
    batch = LetterBatch.objects.create(ordered_by="system", ordered_at=NOW, folder=str(tmp_path))
    held = files.hold(tmp_path, batch)
    assert held is not None
    print_waiting(tmp_path)
    batch.refresh_from_db()
    assert batch.finished_at is None
    held.close()
    print_waiting(tmp_path)
    batch.refresh_from_db()
    assert batch.finished_at == NOW


def test_a_void_letter_is_not_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order_some(2)

    def void(batch: LetterBatch, out: Path) -> list[Path]:
        actions.void("pin", "thing:0")
        return joining.join(batch, out)

    monkeypatch.setattr(printing, "join", void)
    print_waiting(tmp_path)
    (joined,) = (tmp_path / "printer").iterdir()
    assert pages_of(joined.read_bytes()) == 2


def test_the_worker_prints_what_the_office_has_queued(home: Path) -> None:
    letters = order_some(2)
    assert print_queued() == 0
    batch = actions.queue_batch(actor="account:1")
    assert batch is not None
    assert actions.queue_batch(actor="account:2") is None
    assert print_queued() == 2
    batch.refresh_from_db()
    assert (batch.finished_at, batch.folder, batch.ordered_by) == (NOW, str(home), "account:1")
    assert [letter.pk for letter in batch.letters.order_by("pk")] == [letter.pk for letter in letters]
    assert print_queued() == 0
    assert Event.objects.filter(verb="print-letter", actor="account:1").count() == 2
    assert home.parent == conf.HOME


def test_a_queued_batch_without_letters_ends_empty(home: Path) -> None:
    batch = actions.queue_batch(actor="account:1")
    assert batch is not None
    assert print_queued() == 0
    batch.refresh_from_db()
    assert (batch.finished_at, batch.letters.count()) == (NOW, 0)


def test_the_worker_goes_on_with_a_batch_that_it_left(home: Path, own_kind: Room) -> None:
    batch = actions.queue_batch(actor="account:1")
    assert batch is not None
    actions.begin_queued(batch, str(home), actor="account:1")
    order_some(1)
    assert print_queued() == 1
    batch.refresh_from_db()
    assert (batch.finished_at, batch.letters.count()) == (NOW, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_queued_twice_at_once_is_one_batch() -> None:
    outcomes = at_once(*[lambda: actions.queue_batch(actor="account:1")] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LetterBatch", "NoneType"]
    assert LetterBatch.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_two_workers_print_a_queued_batch_once(home: Path) -> None:
    order_some(2)
    actions.queue_batch(actor="account:1")
    assert sum(int(str(done)) for done in at_once(print_queued, print_queued)) == 2
    assert LetterBatch.objects.filter(finished_at__isnull=False).count() == 1
    assert Letter.objects.filter(state="printed").count() == 2
