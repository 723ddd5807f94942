"""The letter that asks for a power of attorney, and the form on its second page, read back from paper."""

from datetime import date

import pypdfium2
import pytest
import zxingcpp
from django.utils import translation
from django.utils.translation import gettext

from jobroom.letters.models import Letter
from jobroom.letters.rendering import render
from jobroom.powers.letter import power_page
from tests.letters.pin_letters import text_of

LANGUAGES = ("de", "fr", "it", "en")
CODE, STOP = "CDFG2345HJKM7", "WXYR3458P"
FRAME = {
    "owner": "Owner", "service": "Service", "address": ["Garage Modell AG", "3000 Bern"],
    "date": "23.11.2026", "contact": ["+41 00 000 00 00"], "contact_title": "Contact", "footer": "Footer",
}  # fmt: skip


def letter(
    language: str, *, names: tuple[str, ...] = (), needed: int = 1, takes_over: bool = False
) -> Letter:
    values = {
        "company": "Garage Modell AG", "uid": "CHE-116.281.710", "requester": "Theo Meier",
        "reference": "KO-7K4M-9QXP", "ordered_on": "2026-11-23",
        "signatories": list(names), "signatures": needed, "takes_over": takes_over,
    }  # fmt: skip
    return Letter(
        kind="power", language=language, address=FRAME["address"], values=values,
        valid_until=date(2026, 12, 24),
    )  # fmt: skip


def printed(made: Letter) -> bytes:
    with translation.override(made.language):
        words = power_page(made, f"{CODE} {STOP}")
    return render("power.typ", FRAME | {"language": made.language} | words)


def codes_on(pdf: bytes, page: int) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_T_LET_1_it_shows_company_person_role_dates_and_what_to_do(language: str) -> None:
    text = text_of(printed(letter(language)))
    for part in (
        *("Garage Modell AG", "CHE-116.281.710", "Theo Meier", "23.11.2026", "24.12.2026"),
        *("KO-7K4M-9QXP", "http://localhost:8000/r/KO-7K4M-9QXP", "CDFG 2345 HJKM 7", "+41 00 000 00 00"),
    ):
        assert part in text, part
    with translation.override(language):
        for message in ("Main administrator", "What your signature means", "Power of attorney"):
            assert gettext(message) in text
    assert (language == "en") == ("What your signature means" in text)


def test_T_LET_3_a_joint_signature_has_two_lines_and_names_who_may_sign() -> None:
    joint = text_of(printed(letter("en", names=("Lea Favre", "Jean Blanc"), needed=2)))
    assert "Two of these people sign together: Lea Favre, Jean Blanc." in joint
    assert ("Signature 1" in joint, "Signature 2" in joint) == (True, True)
    alone = text_of(printed(letter("en", names=("Lea Favre",))))
    assert "One of these people signs: Lea Favre." in alone
    assert "Signature 2" not in alone
    unknown = text_of(printed(letter("en")))
    assert "Whoever may sign for the company according to its register." in unknown


def test_T_LET_3_a_take_over_says_whom_it_replaces() -> None:
    sentence = "The request replaces the present main administrators."
    assert sentence in text_of(printed(letter("en", takes_over=True)))
    assert sentence not in text_of(printed(letter("en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_T_LET_4_the_way_to_stop_it_stands_on_the_letter_and_not_on_the_form(language: str) -> None:
    document = pypdfium2.PdfDocument(printed(letter(language)))
    first, second = (page.get_textpage().get_text_range() for page in document)
    document.close()
    assert f"http://localhost:8000/{language}/stop/" in first
    assert "WXYR 3458 P" in first
    assert "WXYR" not in second


def test_the_code_stands_on_the_form_only_twice_and_reads_back() -> None:
    pdf = printed(letter("fr"))
    assert codes_on(pdf, 0) == []
    assert codes_on(pdf, 1) == [f"http://localhost:8000/r/KO-7K4M-9QXP#{CODE}"] * 2
    assert text_of(pdf).count("CDFG 2345 HJKM 7") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_two_pages_however_many_sign(language: str) -> None:
    for needed in (1, 2):
        document = pypdfium2.PdfDocument(printed(letter(language, names=("A B", "C D"), needed=needed)))
        assert len(document) == 2
        document.close()
