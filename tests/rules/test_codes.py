"""References survive bad typing and betray a wrong sign; PINs have no look-alikes."""

import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobroom.rules import codes

SEEDS = st.integers(0, 2**32)


def made(seed: int, kind: str = "ER") -> str:
    return codes.make_reference(kind, random.Random(seed).choice)


def with_body(seven: str) -> str:
    """The reference of chosen signs and their check sign."""
    signs = iter(seven)
    return codes.make_reference("ER", lambda _alphabet: next(signs))


@given(SEEDS, st.sampled_from(codes.REFERENCE_KINDS))
def test_a_reference_comes_back_the_same_however_it_is_typed(seed: int, kind: str) -> None:
    reference = made(seed, kind)
    assert codes.parse_reference(reference) == reference
    assert codes.parse_reference(reference.lower().replace("-", " ")) == reference
    assert codes.parse_reference(reference.replace("-", ""), kind) == reference
    typed = reference[3:].replace("0", "o").replace("1", "l")
    assert codes.parse_reference(typed, kind) == reference
    assert codes.parse_reference(reference[3:].replace("1", "I"), kind) == reference


@given(SEEDS, st.integers(0, 7), st.sampled_from(codes.CROCKFORD))
def test_one_wrong_sign_is_found(seed: int, place: int, sign: str) -> None:
    body = made(seed)[3:].replace("-", "")
    wrong = body[:place] + sign + body[place + 1 :]
    assert (codes.parse_reference(wrong, "ER") is None) == (wrong != body)


@given(SEEDS, st.integers(0, 7), st.integers(0, 7))
def test_two_signs_that_changed_places_are_found(seed: int, one: int, other: int) -> None:
    body = made(seed)[3:].replace("-", "")
    signs = list(body)
    signs[one], signs[other] = signs[other], signs[one]
    swapped = "".join(signs)
    assert (codes.parse_reference(swapped, "ER") is None) == (swapped != body)


def test_every_swap_of_two_neighbours_is_found_at_every_place() -> None:
    for first in codes.CROCKFORD:
        for second in codes.CROCKFORD.replace(first, ""):
            compact = with_body(f"0000A{first}{second}")[3:].replace("-", "")
            swapped = compact[:5] + second + first + compact[7:]
            assert codes.parse_reference(swapped, "ER") is None


@pytest.mark.parametrize(
    "text", ["", "ER", "ER-7K4M", "XX-0000-0000", "0000-0000", "ER-0000-000U", "ER-0000-00000"]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert codes.parse_reference(text) is None


def test_another_kind_than_the_expected_one_is_none() -> None:
    assert codes.parse_reference(made(1, "KR"), "ER") is None
    assert codes.parse_reference(made(1, "KR")[3:], None) is None


def test_a_pin_is_eight_signs_without_look_alikes() -> None:
    for sign in "01OILU":
        assert sign not in codes.PIN_ALPHABET
    pins = {codes.make_pin(secrets.choice) for _ in range(200)}
    assert len(pins) == 200
    assert all(len(pin) == codes.PIN_LENGTH and set(pin) <= set(codes.PIN_ALPHABET) for pin in pins)


@given(SEEDS)
def test_a_pin_is_read_from_the_form_in_which_the_letter_prints_it(seed: int) -> None:
    pin = codes.make_pin(random.Random(seed).choice)
    assert codes.parse_pin(codes.format_pin(pin)) == pin
    assert codes.parse_pin(f" {codes.format_pin(pin).lower().replace(' ', '-')} ") == pin
    assert codes.format_pin(pin) == f"{pin[:4]} {pin[4:]}"


LENGTHS = st.sampled_from([codes.CODE_LENGTH, codes.STOP_LENGTH])


def letter_code(seed: int, length: int = codes.CODE_LENGTH) -> str:
    return codes.make_letter_code(random.Random(seed).choice, length)


def test_T_CODE_1_a_letter_code_has_54_bits_and_no_look_alikes() -> None:
    assert len(codes.LETTER_ALPHABET) ** codes.CODE_LENGTH > 2**54
    assert set(codes.LETTER_ALPHABET).isdisjoint("0O1IL6BSZQAEU")
    assert len({codes.make_letter_code(secrets.choice) for _ in range(1_000)}) == 1_000


@given(SEEDS, LENGTHS)
def test_a_letter_code_comes_back_however_it_is_typed(seed: int, length: int) -> None:
    code = letter_code(seed, length)
    shown = codes.format_letter_code(code)
    assert len(shown.split(" ")[0]) == 4
    twins = code.replace("8", "B").replace("5", "S").replace("2", "Z").replace("G", "6")
    for typed in (code, shown, shown.lower(), code[:4] + "-" + code[4:], twins, f"  {shown} "):
        assert codes.parse_letter_code(typed, length) == code


@pytest.mark.parametrize("length", [codes.CODE_LENGTH, codes.STOP_LENGTH])
def test_every_wrong_sign_and_every_swap_in_a_letter_code_is_found(length: int) -> None:
    code = letter_code(7, length)
    assert len(set(code)) > 5
    for place in range(len(code)):
        for sign in codes.LETTER_ALPHABET:
            changed = code[:place] + sign + code[place + 1 :]
            assert (codes.parse_letter_code(changed, length) is None) == (changed != code)
    for first in range(len(code)):
        for second in range(first):
            signs = list(code)
            signs[first], signs[second] = signs[second], signs[first]
            swapped = "".join(signs)
            assert (codes.parse_letter_code(swapped, length) is None) == (swapped != code)


@pytest.mark.parametrize("typed", ["", "CDFG", "CDFG2345HJKMNP", "AEIOUAEIOUAEI"])
def test_what_cannot_be_a_letter_code_is_none(typed: str) -> None:
    assert codes.parse_letter_code(typed) is None


def test_a_stop_code_is_no_letter_code() -> None:
    assert codes.parse_letter_code(letter_code(3, codes.STOP_LENGTH)) is None
    assert codes.parse_letter_code(letter_code(3), codes.STOP_LENGTH) is None
