"""A code on a signed form is found by itself, whatever the scanner, the fax or the telephone did to it."""

import random
from collections import Counter
from datetime import date

import pytest
from django.utils import translation
from PIL import Image, ImageFilter

from jobroom.files.apart import codes
from jobroom.files.apart.codes import find_codes
from jobroom.files.apart.pictures import page_of_photo, pages_of_pdf
from jobroom.letters.models import Letter
from jobroom.letters.rendering import render
from jobroom.powers.letter import power_page, return_address
from jobroom.rules.codes import make_letter_code, make_reference
from tests.files.samples import code_picture
from tests.files.scans import KINDS, scan
from tests.powers.test_letter import FRAME

CASES, PARTS = 200, 4


def form(seed: int) -> tuple[bytes, str]:
    """A letter with a code of its own, and what its QR codes hold."""
    chance = random.Random(1_000 + seed)
    reference, code = make_reference("KO", chance.choice), make_letter_code(chance.choice)
    values = {
        "company": "Garage Modell AG", "uid": "CHE-116.281.710", "requester": "Theo Meier",
        "reference": reference, "ordered_on": date(2026, 11, 23).isoformat(),
        "valid_until": "2026-12-24", "signatories": [], "signatures": 1 + seed % 2, "takes_over": False,
    }  # fmt: skip
    language = ("de", "fr", "it", "en")[seed % 4]
    letter = Letter(kind="power", language=language, address=["Garage Modell AG"], values=values)
    with translation.override(language):
        words = power_page(letter, f"{code} {make_letter_code(chance.choice, 8)}")
    return render("power.typ", FRAME | {"language": language} | words), return_address(reference, code)


def test_a_pdf_of_several_pages_gives_its_code_once() -> None:
    pdf, text = form(0)
    assert find_codes(pages_of_pdf(pdf)) == [text]


def other_form() -> str:
    """The text on a form of another request."""
    return return_address("KO-WXYR-3458", "CDFG2345HJKM7")


def pasted(page: Image.Image, code: Image.Image) -> Image.Image:
    """Another code in the middle of a page, where ours has none."""
    both = page.copy()
    both.paste(code, ((page.width - code.width) // 2, (page.height - code.height) // 2))
    return both


def test_a_second_code_is_found_on_the_same_page() -> None:
    pdf, text = form(2)
    page = pasted(list(pages_of_pdf(pdf))[1], code_picture(other_form()))
    assert sorted(find_codes([page])) == sorted([text, other_form()])


def test_a_second_code_is_found_though_only_a_later_step_reads_it() -> None:
    pdf, text = form(2)
    hard = code_picture(other_form(), 5).filter(ImageFilter.GaussianBlur(2.5))
    page = pasted(list(pages_of_pdf(pdf))[1], hard)
    assert codes._read(page)[0] == [text, text]
    assert sorted(find_codes([page])) == sorted([text, other_form()])


def test_every_page_is_looked_at() -> None:
    pdf, text = form(3)
    _letter, page = pages_of_pdf(pdf)
    assert find_codes([page, code_picture(other_form())]) == [text, other_form()]


def test_a_page_without_a_code_gives_nothing() -> None:
    pdf, _text = form(1)
    assert find_codes(list(pages_of_pdf(pdf))[:1]) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_of_200_scans_and_photos_94_in_100_find_their_code_and_none_finds_another(part: int) -> None:
    """In four parts, each of which must hold by itself, so that both cores share the work."""
    missed: Counter[str] = Counter()
    wrong = []
    for seed in range(part, CASES, PARTS):
        pdf, text = form(seed)
        sent = scan(pdf, seed)
        found = find_codes([page_of_photo(sent.content)])
        if not found:
            missed[sent.kind] += 1
        elif found != [text]:
            wrong.append((sent.kind, seed, found))
    assert wrong == []
    assert set(missed) <= set(KINDS)
    rate = 1 - missed.total() * PARTS / CASES
    assert rate >= 0.94, f"{rate:.1%} found, missed {dict(missed)}"
