"""Taking in a file: what is kept, how, and that nothing is kept of what is refused."""

import hashlib
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from jobroom.files import storage
from jobroom.files.actions import erase, remove_erased, remove_strays, take_in
from jobroom.files.checking import clean_name
from jobroom.files.models import StoredFile
from jobroom.files.refusals import FileRefused
from jobroom.files.uploads import Upload
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests.files import samples
from tests.files.samples import upload
from tests.world import NOW

pytestmark = pytest.mark.django_db
MATTER = "power:KO-7K4M-9QXP"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path, now: None) -> Path:
    """An empty place for contents."""
    settings.HOME = tmp_path
    return tmp_path


def kept(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*") if path.is_file())


def taken(file: Upload | None) -> StoredFile:
    return take_in(file, actor="account:1", matter=MATTER)


def refused(file: Upload | None, home: Path) -> FileRefused:
    """Why it was refused; and nothing was kept or told."""
    with pytest.raises(FileRefused) as caught:
        taken(file)
    assert (StoredFile.objects.count(), Event.objects.count(), kept(home)) == (0, 0, [])
    return caught.value


def test_t_upl_1_a_pdf_is_stored_as_it_came_under_an_internal_name(home: Path) -> None:
    content = samples.pdf(2)
    stored = taken(upload(content, "../../Vollmacht Müller.pdf"))
    name = hashlib.sha256(content).hexdigest()
    (path,) = kept(home)
    assert path == home / "files" / name[:2] / name[2:4] / name
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (content, 0o600)
    assert (stored.sha256, stored.kind, stored.size, stored.pages) == (name, "pdf", len(content), 2)
    assert (stored.original_name, stored.matter) == ("Vollmacht Müller.pdf", MATTER)
    assert (stored.taken_in_by, stored.scanned_at, stored.erased_at) == ("account:1", None, None)
    event = Event.objects.get()
    assert (event.verb, event.actor, event.subject) == ("take-in-file", "account:1", MATTER)
    assert event.changes == {"sha256": name, "kind": "pdf", "pages": 2}


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"", "power.pdf", "file.empty"),
        (b"MZ\x90\x00 a program", "power.pdf", "file.type"),
        (b"<!doctype html><script>a()</script>", "power.png", "file.type"),
        (b"GIF89a", "power.jpg", "file.type"),
        (b"PK\x03\x04", "power.pdf", "file.type"),
        (b"\n%PDF-1.7", "power.pdf", "file.type"),
        (b"%PDF-1.7 and nothing more", "power.pdf", "file.unreadable"),
        (b"\xff\xd8\xff\xe0 and nothing more", "power.jpg", "file.unreadable"),
        (b"\x89PNG\r\n\x1a\n and nothing more", "power.png", "file.unreadable"),
    ],
)
def test_t_upl_1_only_what_its_bytes_say_is_pdf_jpeg_or_png(
    content: bytes, name: str, key: str, home: Path
) -> None:
    assert refused(upload(content, name, "application/pdf"), home).key == key


def test_t_upl_1_the_kind_comes_from_the_bytes_whatever_the_sender_says() -> None:
    photo = samples.saved(samples.picture(), "JPEG")
    assert taken(upload(photo, "power.pdf", "application/pdf")).kind == "jpeg"


def test_nothing_chosen_has_its_own_words(home: Path) -> None:
    assert refused(None, home).key == "file.none"


def test_t_upl_1_the_size_is_counted_and_not_believed(home: Path) -> None:
    fault = refused(upload(b"%PDF-" + bytes(10_000_000 - 4)), home)
    assert (fault.key, fault.values) == ("file.big", {"x": "10.1", "m": 10})
    claims_less = upload(b"%PDF-" + bytes(10_000_000))
    claims_less.size = 5
    assert refused(claims_less, home).key == "file.big"


def test_a_room_may_ask_for_less_and_not_for_more(home: Path) -> None:
    small = samples.pdf()
    with pytest.raises(FileRefused, match=r"file\.big"):
        take_in(upload(small), actor="account:1", matter=MATTER, most_bytes=len(small) - 1)
    with pytest.raises(FileRefused, match=r"file\.big"):
        take_in(upload(b"%PDF-" + bytes(10_000_000)), actor="account:1", matter=MATTER, most_bytes=99_000_000)
    assert kept(home) == []


def test_the_same_content_twice_is_one_file_and_two_rows(home: Path) -> None:
    content = samples.pdf(2)
    first = taken(upload(content))
    second = take_in(upload(content, "other.pdf"), actor="account:2", matter="power:KO-XXXX-XXXX")
    assert (second.sha256, second.matter) == (first.sha256, "power:KO-XXXX-XXXX")
    assert (StoredFile.objects.count(), len(kept(home))) == (2, 1)


def test_a_write_that_fails_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    storage.write("a" * 63 + "b", b"first, so that the folder is there")
    before = kept(home)
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(OSError, match="no space"):
            storage.write("a" * 64, b"content")
    assert kept(home) == before
    storage.write("a" * 64, b"content")
    assert storage.read("a" * 64) == b"content"


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "/x", "a" * 64 + "-../x"]
)
def test_the_storage_knows_no_name_but_a_hash(name: str) -> None:
    for act in (storage.read, storage.exists, storage.remove):
        with pytest.raises(ValueError, match="named after its hash"):
            act(name)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("C:\\Users\\anna\\power.pdf", "power.pdf"),
        ("/etc/passwd", "passwd"),
        ("po\u202efdp.exe", "pofdp.exe"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "abSet-Cookie: x.pdf"),
        ("  two   words.pdf ", "two words.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_of_a_sender_is_only_for_reading(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def changed(**values: object) -> None:
    with transaction.atomic():
        StoredFile.objects.update(**values)


def test_a_row_is_never_changed_or_deleted() -> None:
    stored = taken(upload(samples.pdf()))
    for values in ({"matter": "power:KO-OTHER"}, {"sha256": "0" * 64}, {"scanned_at": stored.taken_in_at}):
        with pytest.raises(DatabaseError, match="append-only"):
            changed(**values)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        StoredFile.objects.all().delete()
    assert StoredFile.objects.values().get()["matter"] == MATTER


def test_erasing_leaves_the_row_and_happens_once(home: Path) -> None:
    stored = taken(upload(samples.pdf()))
    erase(stored, actor="system")
    erase(stored, actor="system")
    row = StoredFile.objects.get()
    assert (row.erased_at, row.sha256) == (stored.taken_in_at, stored.sha256)
    for other in (None, stored.taken_in_at + timedelta(days=1)):
        with pytest.raises(DatabaseError, match="append-only"):
            changed(erased_at=other)
    assert remove_erased() == 1
    assert kept(home) == []
    assert remove_erased() == 0
    verbs = list(Event.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["take-in-file", "erase-file", "remove-content"]


def test_what_an_act_left_that_was_rolled_back_is_removed_within_256_hours(home: Path) -> None:
    needed = taken(upload(samples.pdf()))
    with suppress(RuntimeError), transaction.atomic():
        stray = taken(upload(samples.pdf(2)))
        raise RuntimeError("the act went wrong")
    assert len(kept(home)) == 2
    removed = Counter[int]()
    for hour in range(256):
        with clock.at(NOW + timedelta(hours=hour)):
            removed[hour] = remove_strays()
    assert removed.total() == 1
    assert not storage.exists(stray.sha256)
    assert [path.name for path in kept(home)] == [needed.sha256]


def test_a_content_stays_while_one_row_needs_it(home: Path) -> None:
    content = samples.pdf()
    first, second = taken(upload(content)), taken(upload(content))
    erase(first, actor="system")
    assert remove_erased() == 0
    assert storage.read(second.sha256) == content
    erase(second, actor="system")
    assert remove_erased() == 1
    assert kept(home) == []


def test_a_content_that_comes_back_is_there_again() -> None:
    content = samples.pdf()
    erase(taken(upload(content)), actor="system")
    remove_erased()
    assert storage.read(taken(upload(content)).sha256) == content
    assert remove_erased() == 0
