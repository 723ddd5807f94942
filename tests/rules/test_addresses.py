"""How the lines of a postal address are written, and which address reaches somebody."""

import pytest

from jobroom.rules.addresses import box_line, reaches_somebody


@pytest.mark.parametrize(
    ("box", "language", "line"),
    [
        ("12", "de", "Postfach 12"),
        ("12", "fr", "Case postale 12"),
        (" 12 ", "it", "Casella postale 12"),
        ("1 234", "en", "PO box 1 234"),
        ("12", "", "Postfach 12"),
        ("Case postale 12", "de", "Case postale 12"),
        ("Postfach", "fr", "Postfach"),
        ("", "fr", ""),
    ],
)
def test_a_bare_number_of_a_box_gets_its_word(box: str, language: str, line: str) -> None:
    assert box_line(box, language) == line


@pytest.mark.parametrize(
    ("zip_code", "town", "country", "more", "reaches"),
    [
        ("3953", "Inden", "CH", False, True),
        ("3953", "Inden", "", False, True),
        ("", "Inden", "CH", True, False),
        ("3953", "", "CH", True, False),
        ("22100", "Como", "IT", False, True),
        ("", "Dublin", "IE", True, True),
        ("", "Dublin", "IE", False, False),
        ("", "", "", False, False),
    ],
)
def test_a_village_needs_no_street_but_a_place_needs_its_name(
    zip_code: str, town: str, country: str, more: bool, reaches: bool
) -> None:
    assert reaches_somebody(zip_code=zip_code, town=town, country=country, more=more) is reaches
