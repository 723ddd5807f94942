"""The data file is complete and honest; numbers and names are found as people type them."""

import re
import tomllib

import pytest

from jobroom.funds import directory
from jobroom.funds.cantons import NAMES
from jobroom.funds.directory import CANTONS, FILE, all_funds, find, folded, search


def numbers(text: str, canton: str = "") -> list[str]:
    return [fund.number for fund in search(text, canton)]


def test_the_numbers_are_two_digits_unique_and_sorted() -> None:
    listed = [fund.number for fund in all_funds()]
    assert all(re.fullmatch("[0-9]{2}", number) for number in listed)
    assert len(set(listed)) == len(listed)
    assert listed == sorted(listed)


def test_every_canton_has_its_number_and_its_fund() -> None:
    public = [fund for fund in all_funds() if not fund.invented]
    assert [fund.number for fund in public] == [f"{number:02d}" for number in range(1, 27)]
    order = "ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD VS NE GE JU".split()
    assert [fund.cantons[0] for fund in public] == order


def test_private_funds_carry_invented_numbers_from_31() -> None:
    invented = [fund.number for fund in all_funds() if fund.invented]
    assert invented == ["31", "32", "33", "34", "35", "36", "37", "99"]


def test_every_fund_has_a_name_a_mark_and_a_source() -> None:
    for fund in all_funds():
        assert fund.names, fund.number
        assert fund.mark in {"S", "R", "I"}, fund.number
        assert fund.source, fund.number
        if fund.mark == "S":
            assert fund.source.startswith(("https://", "http://")), fund.number
        assert set(fund.cantons) <= set(CANTONS), fund.number
        assert all(line.strip() == line != "" for line in fund.address), fund.number
        assert fund.site == "" or fund.site.startswith("https://"), fund.number
        assert fund.email == "" or re.fullmatch(r"[^@\s]+@[^@\s]+", fund.email), fund.number


def test_the_file_has_no_key_that_nothing_reads() -> None:
    known = {
        "number", "invented", "de", "fr", "it", "cantons", "address", "phone", "email", "site", "mark",
        "source",
    }  # fmt: skip
    for row in tomllib.loads(FILE.read_text())["fund"]:
        assert set(row) <= known, row["number"]


def test_the_sample_fund_is_fictional() -> None:
    fund = find("99")
    assert fund is not None
    assert (fund.invented, fund.email, fund.site) == (True, "caisse@fund.example", "https://www.fund.example")
    assert [fund.name_in(language) for language in ("de", "fr", "it", "en")] == [
        "Arbeitslosenkasse Beispiel", "Caisse de chômage Exemple", "Cassa di disoccupazione Esempio",
        "Arbeitslosenkasse Beispiel",
    ]  # fmt: skip


def test_a_name_that_one_language_alone_has_is_shown_in_that_language() -> None:
    fund = find("21")
    assert fund is not None
    assert fund.name_in("de") == "Cassa cantonale di assicurazione contro la disoccupazione"
    assert fund.language_of_name("de") == "it"


def test_a_number_nobody_has_is_not_found() -> None:
    assert find("77") is None
    assert find("1") is None
    assert find("") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("21", ["21"]),
        ("1", ["01"]),
        ("CCh 21", ["21"]),
        ("ALK-02", ["02"]),
        ("77", []),
        ("genève", ["25"]),
        ("GENEVE genevoise", ["25"]),
        ("genevoise", ["25"]),
        ("tessin ocst", ["35"]),
        ("neuchateloise assurance-chomage", ["24"]),
        ("neuchâteloise d'assurance", ["24"]),
        ("SYNDICOM", ["33"]),
        ("obwald", ["06", "07"]),
        ("no such fund", []),
        ("%", []),
        ("\x00", []),
    ],
)
def test_search_forgives_case_accents_and_prefixes(text: str, found: list[str]) -> None:
    got = numbers(text)
    assert [number for number in got if number != "37"] == found


def test_an_empty_search_finds_all() -> None:
    assert numbers("") == numbers("  ") == [fund.number for fund in all_funds()]


def test_a_canton_finds_its_funds_and_those_of_all_cantons() -> None:
    assert numbers("", "TI") == ["21", "31", "32", "33", "35", "99"]
    assert numbers("unia", "TI") == ["31"]
    assert numbers("02", "TI") == []
    assert numbers("", "XX") == ["31", "32", "33", "99"]


def test_folding_makes_spellings_equal() -> None:
    assert folded("Genève") == folded("GENEVE") == "geneve"
    assert folded("d’assurance") == folded("d'assurance")


def test_both_lists_of_cantons_are_the_same() -> None:
    assert sorted(NAMES) == sorted(CANTONS)
    assert len(NAMES) == 26


def test_the_file_is_read_on_first_use_and_once() -> None:
    directory.all_funds.cache_clear()
    assert directory.all_funds() is directory.all_funds()
