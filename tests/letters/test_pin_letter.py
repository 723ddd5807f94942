"""The letter itself: words, window, code, and what makes it readable for everybody."""

from pathlib import Path

import pypdfium2
import pytest
from django.utils import translation
from django.utils.translation import gettext

from jobroom.companies.models import Company
from jobroom.letters.models import Letter
from jobroom.letters.pages import page_of
from jobroom.letters.rendering import render
from jobroom.rules.codes import format_pin
from tests.letters.pin_letters import Printer, codes_in, order, pages_of, text_of
from tests.world import World

POINTS = 72 / 25.4
TITLES = {
    "de": "Informationsschreiben: Ihre PIN für die Nachzahlung",
    "fr": "Courrier d’information\u00a0: votre PIN pour le paiement rétroactif",
    "it": "Lettera informativa: il Suo PIN per il pagamento retroattivo",
    "en": "Information letter: your PIN for the retroactive payment",
}
FUNDS = {
    "de": "Arbeitslosenkasse Beispiel",
    "fr": "Caisse de chômage Exemple",
    "it": "Cassa di disoccupazione Esempio",
    "en": "Arbeitslosenkasse Beispiel",
}
LEFT = {
    "de": "Jemand hat den Betrieb verlassen?",
    "fr": "Une personne a quitté l’entreprise\u202f?",
    "it": "Una persona ha lasciato l’impresa?",
    "en": "A colleague has left?",
}


def printed(world: World, out: Path, language: str) -> tuple[bytes, str]:
    """The PDF in a language, and its PIN."""
    Company.objects.filter(pk=world.hotel.pk).update(language=language)
    letter = order(world.case)
    printer = Printer(out)
    assert printer.print().printed == [letter.pk]
    (file,) = printer.files()
    return file.read_bytes(), printer.secrets[letter.pk]


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_it_says_everything_in_the_language_of_the_company(
    world: World, tmp_path: Path, language: str
) -> None:
    pdf, pin = printed(world, tmp_path, language)
    text = text_of(pdf)
    plain = " ".join(text.split())
    for part in (
        *("Hôtel Exemple SA", "Rue du Lac 4", "1800 Vevey", "23.11.2026", "0000 1203", format_pin(pin)),
        " ".join(TITLES[language].split()), FUNDS[language], " ".join(LEFT[language].split()),
        f"http://localhost:8000/casesoverviewcreator-ffe?idp=jobroom&lang={language}",
        "+41 00 000 00 00", "kae-ffe@support.example",
    ):  # fmt: skip
        assert part in plain, part
    with translation.override(language):
        assert gettext("This PIN replaces every earlier one.") in plain
    assert pages_of(pdf) == 1


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_a_scanner_reads_the_printed_address_and_no_secret(
    world: World, tmp_path: Path, language: str
) -> None:
    pdf, pin = printed(world, tmp_path, language)
    number = str(Letter.objects.get().number)
    where = f"http://localhost:8000/casesoverviewcreator-ffe?idp=jobroom&lang={language}"
    assert sorted(codes_in(pdf)) == sorted([number, where])
    assert pin not in "".join(codes_in(pdf))


@pytest.mark.parametrize(
    ("language", "region"), [("de", "de-CH"), ("fr", "fr-CH"), ("it", "it-CH"), ("en", "en-CH")]
)
def test_it_is_an_accessible_archive_file(world: World, tmp_path: Path, language: str, region: str) -> None:
    pdf, _pin = printed(world, tmp_path, language)
    for mark in (
        "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>", f"/Lang({region})", "/Marked true", "/StructTreeRoot",
        TITLES[language],
    ):  # fmt: skip
        assert mark.encode() in pdf, mark
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == TITLES[language]
    document.close()


def test_only_our_own_fonts_are_in_it(world: World, tmp_path: Path) -> None:
    """The same letter comes out on every machine."""
    pdf, _pin = printed(world, tmp_path, "fr")
    names = {part.split(b"/")[0].split(b" ")[0] for part in pdf.split(b"/FontName/")[1:]}
    assert {name.partition(b"+")[2] for name in names} == {
        b"NotoSans-Regular",
        b"NotoSans-Bold",
        b"NotoSansMono-Bold",
    }


def test_the_address_stands_in_the_window_at_the_right(world: World, tmp_path: Path) -> None:
    """118 mm from the left, 50 mm from the top, not lower than 95 mm."""
    pdf, _pin = printed(world, tmp_path, "fr")
    left, top, bottom = place_of(pdf, "Hôtel Exemple SA", "1800 Vevey")
    assert left == pytest.approx(118, abs=1)
    assert top == pytest.approx(50, abs=2)
    assert bottom < 95


def test_the_longest_address_stays_in_the_window_and_on_one_page(tmp_path: Path) -> None:
    name = "Vereinigte Gastgewerbebetriebe der Zentralschweizer Voralpen und des Oberlandes " * 2
    lines = [
        name[:150],
        name[:149] + "2",
        "z. H. " + "Personal " * 10,
        "Strasse " * 12,
        "Postfach " * 4,
        "3000 Bern",
    ]
    letter = Letter(
        kind="pin", subject="case:1", language="de", address=lines,
        values={"establishment": name[:150], "ree": "0000 1203", "fund_number": "99", "fund_name": "Kasse"},
    )  # fmt: skip
    pdf = render("pin.typ", page_of(letter, "AB23CD45"))
    left, top, bottom = place_of(pdf, "Vereinigte", "3000 Bern")
    assert left == pytest.approx(118, abs=1)
    assert top == pytest.approx(50, abs=2)
    assert bottom < 95
    assert pages_of(pdf) == 1


def test_letters_without_a_fund_in_the_directory_are_printed_too(tmp_path: Path) -> None:
    letter = Letter(
        kind="pin", subject="case:1", language="it", address=["Ditta", "6900 Lugano"],
        values={"establishment": "Ditta", "ree": "0000 1203", "fund_number": "98", "fund_name": ""},
    )  # fmt: skip
    assert "98" in text_of(render("pin.typ", page_of(letter, "AB23CD45")))


def place_of(pdf: bytes, first: str, last: str) -> tuple[float, float, float]:
    """Left and top of the first text, bottom of the next `last`; millimetres from the upper left."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    begin, _count = text.search(first).get_next()
    end, _count = text.search(last, index=begin).get_next()
    left, _bottom, _right, top = text.get_charbox(begin, loose=True)
    _left, bottom, _right, _top = text.get_charbox(end, loose=True)
    height = page.get_height()
    document.close()
    return left / POINTS, (height - top) / POINTS, (height - bottom) / POINTS
