"""What pages get of a stored file: small pictures, its codes, and the file itself as a safe download."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from jobroom.files import downloads, isolation, storage
from jobroom.files.actions import erase, remove_erased, take_in
from jobroom.files.models import StoredFile
from jobroom.files.reading import READABLE, Erased, codes_on, pictures_of
from tests.files import samples
from tests.files.samples import upload

pytestmark = pytest.mark.django_db
OURS, OTHER = "https://jobroom.example/r/KO-7K4M-9QXP#A", "https://jobroom.example/r/KO-WXYR-3458#B"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path, now: None) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def taken(content: bytes, name: str = "power.pdf") -> StoredFile:
    return take_in(upload(content, name), actor="account:1", matter="power:KO-7K4M-9QXP")


def sizes(pictures: list[bytes]) -> list[tuple[int, int]]:
    assert all(content.startswith(b"\x89PNG") for content in pictures)
    return [Image.open(BytesIO(content)).size for content in pictures]


def test_each_page_of_a_pdf_has_a_small_and_a_readable_picture() -> None:
    stored = taken(samples.pdf(2))
    assert sizes(pictures_of(stored)) == [(400, 566), (400, 566)]
    assert sizes(pictures_of(stored, width=READABLE)) == [(1_600, 2_264), (1_600, 2_264)]


def test_a_small_photo_is_not_enlarged() -> None:
    stored = taken(samples.saved(samples.picture((300, 200)), "PNG"))
    assert sizes(pictures_of(stored)) == [(300, 200)]
    assert sizes(pictures_of(taken(samples.jpeg_with_secrets()))) == [(400, 300)]


def test_pictures_are_drawn_once_and_kept_beside_the_content(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = taken(samples.pdf(2))
    first = pictures_of(stored)
    monkeypatch.setattr(isolation, "call", None)
    assert pictures_of(stored) == first
    names = sorted(path.name for path in home.rglob("*") if path.is_file())
    assert names == [stored.sha256, f"{stored.sha256}-400-0", f"{stored.sha256}-400-1"]


def test_another_width_is_a_mistake() -> None:
    stored = taken(samples.pdf())
    with pytest.raises(ValueError, match="two widths"):
        pictures_of(stored, width=1_000_000)


def test_nothing_is_shown_of_an_erased_file_and_its_pictures_go_with_it(home: Path) -> None:
    stored = taken(samples.pdf())
    stale = StoredFile.objects.get()
    pictures_of(stored)
    erase(stored, actor="system")
    stored.refresh_from_db()
    for act in (pictures_of, codes_on):
        with pytest.raises(Erased):
            act(stored)
    remove_erased()
    assert [path for path in home.rglob("*") if path.is_file()] == []
    with pytest.raises(Erased):
        downloads.response(stale, "power")


def test_a_picture_that_is_drawn_while_its_file_is_erased_does_not_stay(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored, real = taken(samples.pdf()), isolation.call

    def erased_meanwhile(*args: Any, **head: Any) -> Any:
        answer = real(*args, **head)
        erase(stored, actor="system")
        remove_erased()
        return answer

    monkeypatch.setattr(isolation, "call", erased_meanwhile)
    with pytest.raises(Erased):
        pictures_of(stored)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_content_that_is_lost_is_not_called_erased() -> None:
    stored = taken(samples.pdf())
    storage.remove(stored.sha256)
    with pytest.raises(FileNotFoundError):
        pictures_of(stored)


def test_the_codes_of_a_photo_and_of_every_page_are_found() -> None:
    sheet = Image.new("L", (900, 1_200), 255)
    sheet.paste(samples.code_picture(OURS), (50, 50))
    sheet.paste(samples.code_picture(OTHER), (450, 700))
    photo = taken(samples.saved(sheet, "PNG"))
    assert sorted(codes_on(photo)) == [OURS, OTHER]
    pages = [samples.code_picture(text).convert("RGB") for text in (OURS, OTHER)]
    document = taken(samples.saved(pages[0], "PDF", save_all=True, append_images=pages[1:]))
    assert codes_on(document) == [OURS, OTHER]


@pytest.mark.parametrize(
    ("content", "name", "kind", "shown"),
    [
        (
            samples.pdf(),
            "power of attorney",
            "application/pdf",
            'attachment; filename="power of attorney.pdf"',
        ),
        (samples.jpeg_with_secrets(), "a.exe", "image/jpeg", 'attachment; filename="a.exe.jpg"'),
        (samples.png_with_secrets(), 'x"\r\nSet-Cookie: a=b', "image/png", None),
        (samples.png_with_secrets(), "../../etc/passwd", "image/png", 'attachment; filename="etcpasswd.png"'),
        (
            samples.pdf(),
            "Vollmacht Müller",
            "application/pdf",
            "attachment; filename*=utf-8''Vollmacht%20M%C3%BCller.pdf",
        ),
        (samples.pdf(), "/../", "application/pdf", 'attachment; filename="file.pdf"'),
        (samples.pdf(), "", "application/pdf", 'attachment; filename="file.pdf"'),
    ],
)
def test_a_download_cannot_act_as_a_page_of_ours(
    content: bytes, name: str, kind: str, shown: str | None
) -> None:
    stored = taken(content)
    answer = downloads.response(stored, name)
    assert answer.content == storage.read(stored.sha256)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (kind, "nosniff")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert not any(sign in disposition for sign in "\r\n/\\")
    assert shown in (None, disposition)


def test_a_picture_is_shown_within_a_page() -> None:
    (content,) = pictures_of(taken(samples.pdf()))
    answer = downloads.picture(content)
    assert (answer.content, answer["Content-Type"], answer["Content-Disposition"]) == (
        content, "image/png", "inline",
    )  # fmt: skip
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
