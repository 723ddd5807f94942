"""Every kind of letter is PDF/A-2a and PDF/UA-1 in every language: nothing to stumble over in its objects."""

from pathlib import Path

import pikepdf
import pytest
from django.utils import translation

from jobroom.companies.models import Company
from jobroom.letters.kinds import Page
from jobroom.letters.models import Letter
from jobroom.letters.pages import page_of
from jobroom.letters.rendering import render
from tests.letters.pin_letters import Printer, order
from tests.letters.structure import faults_of, tags_of
from tests.powers.test_letter import CODE, STOP, letter
from tests.world import World

LANGUAGES = ("de", "fr", "it", "en")


def power(language: str) -> tuple[bytes, Page]:
    """A letter that asks for a power of attorney, with everything that can stand on it."""
    made = letter(language, names=("Lea Favre", "Jean Blanc"), needed=2, takes_over=True)
    made.number = "BR-7K4M-9QXP"
    page = page_of(made, f"{CODE} {STOP}")
    return render("power.typ", page), page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pin_letter_has_a_sound_structure(world: World, tmp_path: Path, language: str) -> None:
    Company.objects.filter(pk=world.hotel.pk).update(language=language)
    order(world.case)
    printer = Printer(tmp_path)
    printer.print()
    made, pdf = Letter.objects.get(), printer.files()[0].read_bytes()
    with translation.override(language):
        title = str(page_of(made, "AB23CD45")["title"])
    assert faults_of(pdf, language=language, title=title) == []
    tags = tags_of(pdf)
    assert (tags.count("H2"), tags.count("Figure"), tags.count("Link"), tags.count("LI")) == (3, 2, 1, 3)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_power_of_attorney_has_a_sound_structure(language: str) -> None:
    pdf, page = power(language)
    assert faults_of(pdf, language=language, title=str(page["title"])) == []
    tags = tags_of(pdf)
    assert (tags.count("Figure"), tags.count("H3")) == (3, 2)


@pytest.mark.django_db
def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """The check itself: a file without its marks, language and fonts does not pass."""
    pdf, page = power("de")
    (tmp_path / "good.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "good.pdf") as document:
        del document.Root["/Lang"], document.Root["/MarkInfo"], document.Root["/Metadata"]
        for font in document.pages[0].resources.Font.values():
            inner = font.DescendantFonts[0]
            for name in ("/FontFile2", "/FontFile3"):
                if name in inner.FontDescriptor:
                    del inner.FontDescriptor[name]
        document.save(tmp_path / "bad.pdf")
    found = faults_of((tmp_path / "bad.pdf").read_bytes(), language="de", title=str(page["title"]))
    for part in ("pdfaid:part is None", "the language is None", "not marked as tagged", "is not embedded"):
        assert any(part in fault for fault in found), part
