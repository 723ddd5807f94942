"""A file on its way through a page: the field, its errors beside it, and what a request may weigh."""

import re
import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jobroom.files.actions import take_in
from jobroom.files.fields import FormUpload
from jobroom.files.models import StoredFile
from jobroom.files.refusals import FileRefused
from jobroom.files.uploads import MOST_BYTES, LimitedHandler
from tests.files import samples
from tests.files.samples import upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.files.urls")]
PAGE = "/en/try/upload/"
ERROR = re.compile(r'data-handle="error" data-field="(\w*)" data-code="([\w.]+)"')


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path, now: None) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def sent(client: Client, **fields: Any) -> tuple[int, list[tuple[str, str]], str]:
    response = client.post(PAGE, fields)
    text = response.content.decode()
    return response.status_code, ERROR.findall(text), text


def test_kinds_and_size_stand_before_the_field(client: Client) -> None:
    text = client.get(PAGE).content.decode()
    assert (
        '<span class="hint" id="id_file-hint">Page 2 of the letter. PDF, JPG or PNG, up to 10 MB</span>'
        in text
    )
    assert "PDF, JPG or PNG, up to 10 MB each, up to 2 files" in text
    file, more = re.findall(r'<input[^>]*type="file"[^>]*>', text)
    assert 'accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"' in file
    assert 'aria-describedby="id_file-hint"' in file
    assert (" multiple" in file, " multiple" in more) == (False, True)


def test_good_files_are_taken(client: Client) -> None:
    photo = samples.saved(samples.picture(), "JPEG")
    more = [upload(photo, "a.jpg"), upload(samples.pdf(), "b.pdf")]
    status, _errors, text = sent(client, file=upload(samples.pdf(2)), more=more, note="Two pages")
    rows = list(StoredFile.objects.values_list("sha256", "kind"))
    assert (status, text) == (200, " ".join(name for name, _kind in rows))
    assert [kind for _name, kind in rows] == ["pdf", "jpeg", "pdf"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file.empty"),
        (b"MZ a program", "file.type"),
        (samples.locked_pdf("secret"), "file.locked"),
        (samples.pdf_with("/OpenAction", samples.script()), "file.active"),
        (samples.pdf(21), "file.pages"),
        (b"%PDF-1.7 broken", "file.unreadable"),
        (b"%PDF-" + bytes(MOST_BYTES), "file.big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_t_upl_1_each_cause_has_its_own_words_beside_the_field(
    client: Client, content: bytes, key: str, home: Path
) -> None:
    status, errors, text = sent(client, file=upload(content), note="typed before")
    assert (status, errors) == (422, [("file", key)])
    assert 'aria-describedby="id_file-hint id_file-error"' in text
    assert 'value="typed before"' in text
    assert StoredFile.objects.count() == 0
    assert not (home / "files").exists()


def test_nothing_chosen_and_too_many_are_said(client: Client) -> None:
    three = [upload(samples.pdf()) for _ in range(3)]
    status, errors, text = sent(client, more=three, note="x")
    assert (status, errors) == (422, [("file", "file.none"), ("more", "file.many")])
    assert "You can upload up to 2 files" in text


def test_t_upl_1_a_large_file_is_named_with_its_size_in_every_language(client: Client) -> None:
    big = b"%PDF-" + bytes(12_340_000)
    told = {
        "en": "The file is 12.4 MB. At most 10 MB are possible",
        "de": "Die Datei hat 12.4 MB. Möglich sind höchstens 10 MB",
        "fr": "Le fichier fait 12.4 Mo. Le maximum est de 10 Mo",
        "it": "Il file ha 12.4 MB. Il massimo è 10 MB",
    }
    for language, words in told.items():
        response = client.post(f"/{language}/try/upload/", {"file": upload(big), "note": "x"})
        assert (response.status_code, words in response.content.decode()) == (422, True)


class Endless(BytesIO):
    """A body of many bytes that lie nowhere."""

    def __init__(self, before: bytes, middle: int, after: bytes) -> None:
        self.before, self.middle, self.after = BytesIO(before), middle, BytesIO(after)

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = 65_536 if size is None or size < 0 else size
        if chunk := self.before.read(wanted):
            return chunk
        take = min(wanted, self.middle)
        self.middle -= take
        return bytes(take) if take else self.after.read(wanted)


def test_t_upl_1_an_upload_of_100_megabytes_costs_no_memory_and_no_disk(client: Client, home: Path) -> None:
    before = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
    after = b'\r\n--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nkept\r\n--x--\r\n'
    length = len(before) + 100_000_000 + len(after)
    body: dict[str, Any] = {"wsgi.input": Endless(before, 100_000_000, after)}
    tracemalloc.start()
    try:
        response = client.generic(
            "POST", PAGE,
            CONTENT_TYPE="multipart/form-data; boundary=x", CONTENT_LENGTH=str(length),
            **body,
        )  # fmt: skip
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    text = response.content.decode()
    assert (response.status_code, ERROR.findall(text)) == (422, [("file", "file.big")])
    assert "The file is 100.1 MB" in text
    assert 'value="kept"' in text
    assert peak < 45_000_000
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_request_keeps_50_megabytes_at_most_over_all_its_files() -> None:
    handler = LimitedHandler()
    kept = []
    for _ in range(7):
        handler.new_file("file", "a.pdf", "application/pdf", None)
        for start in range(0, 9_000_000, 1_000_000):
            handler.receive_data_chunk(bytes(1_000_000), start)
        made = handler.file_complete(9_000_000)
        kept.append((made.size, len(made.read())))
    lengths = (9_000_000, 9_000_000, 9_000_000, 9_000_000, 9_000_000, 5_000_000, 0)
    assert kept == [(9_000_000, length) for length in lengths]


def test_what_did_not_arrive_whole_is_not_taken(home: Path) -> None:
    for arrived in (samples.pdf() + b"\n%and more", b""):
        part = upload(arrived)
        part.size = len(arrived) + 1
        with pytest.raises(FileRefused, match=r"file\.failed"):
            take_in(part, actor="account:1", matter="power:KO-7K4M-9QXP")
    assert StoredFile.objects.count() == 0


def test_a_field_for_more_files_than_a_request_keeps_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="5 files at most"):
        FormUpload(most=6)
