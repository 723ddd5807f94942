"""Every number of the procedure: read as typed, refused with the right key, shown as people know it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ch import ssn, uid

from jobroom.rules import numbers
from jobroom.rules.numbers import NumberFault

SEVEN = st.text("0123456789", min_size=7, max_size=7)
SEPARATORS = st.lists(st.sampled_from([" ", ".", "-", "–", "’", "'", "\u00a0", "/"]), max_size=4).map("".join)


def code_of(parse: Callable[[str], str], text: str) -> str:
    """The key of the error that a text gets."""
    with pytest.raises(NumberFault) as caught:
        parse(text)
    assert str(caught.value) == caught.value.code
    return caught.value.code


def a_ree(first_seven: str) -> str | None:
    digit = numbers.ree_check_digit(first_seven)
    return None if digit is None else f"{first_seven}{digit}"


@pytest.mark.parametrize(
    "text", ["C40546160", "40546160", "4054 6160", "4054.6160", " 4054-6160 ", "A40546160", "b4054 6160"]
)
def test_a_ree_number_is_read_as_people_write_it(text: str) -> None:
    assert numbers.parse_ree(text) == "40546160"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ree.empty"), (" - ", "ree.empty"), ("A", "ree.chars"), ("4054616O", "ree.chars"),
        ("AB40546160", "ree.chars"), ("É40546160", "ree.chars"), ("٤٠٥٤٦١٦٠", "ree.chars"),
        ("4054616", "ree.length"),
        ("405461600", "ree.length"), ("40546161", "ree.check"),
    ],
)  # fmt: skip
def test_a_wrong_ree_number_gets_its_own_key(text: str, code: str) -> None:
    assert code_of(numbers.parse_ree, text) == code


@pytest.mark.parametrize("text", ["A92978109", "A89058588", "A89058593", "A92978114", "40546160"])
def test_t_ree_1_published_samples_pass_with_or_without_their_letter(text: str) -> None:
    assert numbers.parse_ree(text) == numbers.parse_ree(text[-8:]) == text[-8:]


@pytest.mark.parametrize("text", ["A38197421", "A92978100", "38197421", "92978100"])
def test_t_ree_1_published_samples_with_a_wrong_digit_fail(text: str) -> None:
    assert code_of(numbers.parse_ree, text) == "ree.check"


def test_a_ree_of_wrong_length_says_how_many_digits_were_typed() -> None:
    with pytest.raises(NumberFault) as caught:
        numbers.parse_ree("40 54 61")
    assert caught.value.values == (("n", 6),)


def test_a_wrong_check_digit_is_taken_once_the_person_confirms_it() -> None:
    assert numbers.parse_ree("40546161", confirmed=True) == "40546161"
    with pytest.raises(NumberFault, match=r"ree\.length"):
        numbers.parse_ree("4054616", confirmed=True)


def test_t_ree_1_where_the_remainder_is_one_no_ree_number_exists() -> None:
    without = [f"{n:07d}" for n in range(2_000) if numbers.ree_check_digit(f"{n:07d}") is None]
    assert without
    for first in without[:20]:
        assert all(code_of(numbers.parse_ree, f"{first}{digit}") == "ree.check" for digit in range(10))


@given(SEVEN, SEPARATORS)
def test_a_ree_number_with_its_digit_comes_back_the_same(first: str, mark: str) -> None:
    whole = a_ree(first)
    if whole is not None:
        assert numbers.parse_ree(f"{whole[:4]}{mark}{whole[4:]}") == whole
        assert numbers.parse_ree(numbers.format_ree(whole)) == whole


@given(SEVEN, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_in_a_ree_number_is_found(first: str, place: int, shift: int) -> None:
    whole = a_ree(first)
    if whole is not None:
        wrong = str((int(whole[place]) + shift) % 10)
        assert code_of(numbers.parse_ree, whole[:place] + wrong + whole[place + 1 :]) == "ree.check"


UIDS = ["CHE123456788", "che-123.456.788", " CHE 123 456 788 MWST ", "CHE-123.456.788 TVA", "123456788"]


@pytest.mark.parametrize("text", [*UIDS, "CHE-123.456.788 IVA", "CHE-123.456.788 HR", "CHE–123’456’788"])
def test_a_uid_is_read_as_people_write_it(text: str) -> None:
    assert numbers.parse_uid(text) == "CHE123456788"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "uid.empty"), ("MWST", "uid.empty"), ("ADM123456788", "uid.adm"), ("CHE12345678", "uid.format"),
        ("CHE1234567880", "uid.format"), ("CHE12345678X", "uid.format"), ("DEU123456788", "uid.format"),
        ("CHE-123.456.789", "uid.check"),
    ],
)  # fmt: skip
def test_a_wrong_uid_gets_its_own_key(text: str, code: str) -> None:
    assert code_of(numbers.parse_uid, text) == code


@given(st.text("0123456789", min_size=8, max_size=8))
def test_a_uid_comes_back_from_its_shown_form(first: str) -> None:
    for digit in "0123456789":
        if uid.is_valid(f"CHE{first}{digit}"):
            whole = f"CHE{first}{digit}"
            assert numbers.parse_uid(numbers.format_uid(whole)) == whole


def test_a_uid_is_shown_with_dots() -> None:
    assert numbers.format_uid("CHE123456788") == "CHE-123.456.788"


@pytest.mark.parametrize(
    ("text", "number"), [("99", "99"), ("CCh 21", "21"), ("ALK-01", "01"), ("cad 7", "07")]
)
def test_a_fund_number_is_read_as_people_write_it(text: str, number: str) -> None:
    assert numbers.parse_fund_number(text) == number


@pytest.mark.parametrize(("text", "code"), [("", "cch.empty"), ("CCh", "cch.empty"), ("123", "cch.unknown")])
def test_a_wrong_fund_number_gets_its_own_key(text: str, code: str) -> None:
    assert code_of(numbers.parse_fund_number, text) == code


def test_an_unknown_fund_number_is_named_as_typed_but_not_at_any_length() -> None:
    with pytest.raises(NumberFault) as caught:
        numbers.parse_fund_number(f" Z{'9' * 60}")
    assert caught.value.values == (("x", "Z" + "9" * 19),)


@pytest.mark.parametrize("text", ["756.9217.0769.85", "7569217076985", " 756 9217 0769 85 "])
def test_an_ahv_number_is_read_as_people_write_it(text: str) -> None:
    assert numbers.parse_ahv(text) == "7569217076985"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ahv.empty"), ("755.9217.0769.85", "ahv.format"), ("756.9217.0769.8", "ahv.format"),
        ("756.9217.0769.8X", "ahv.format"), ("756.9217.0769.86", "ahv.check"),
    ],
)  # fmt: skip
def test_a_wrong_ahv_number_gets_its_own_key(text: str, code: str) -> None:
    assert code_of(numbers.parse_ahv, text) == code


@given(st.text("0123456789", min_size=9, max_size=9))
def test_an_ahv_number_comes_back_from_its_shown_form(middle: str) -> None:
    for digit in "0123456789":
        if ssn.is_valid(f"756{middle}{digit}"):
            whole = f"756{middle}{digit}"
            assert numbers.parse_ahv(numbers.format_ahv(whole)) == whole
