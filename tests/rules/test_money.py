"""Half of a step goes up, and never does a float take part."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobroom.rules.money import FIVE, decimals, half_up, plain

AMOUNTS = st.fractions(min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        (Fraction(1, 2), 1, 1),
        (Fraction(3, 2), 1, 2),
        (Fraction(5, 2), 1, 3),
        (Fraction(49, 100), 1, 0),
        (Fraction(-1, 2), 1, 0),
        (Fraction(5, 2), FIVE, 5),
        (Fraction(249, 100), FIVE, 0),
        (Fraction(15, 2), FIVE, 10),
        (7, FIVE, 5),
        (8, FIVE, 10),
        (-3, FIVE, -5),
    ],
)
def test_exactly_half_goes_up_and_less_goes_down(value: Fraction | int, step: int, expected: int) -> None:
    assert half_up(value, step) == expected


@given(value=AMOUNTS, step=st.sampled_from([1, FIVE]))
def test_the_rounded_amount_is_the_nearest_step(value: Fraction, step: int) -> None:
    rounded = half_up(value, step)
    assert rounded % step == 0
    assert -Fraction(step, 2) < rounded - value <= Fraction(step, 2)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(1, 3), 6, "0.333333"),
        (Fraction(2, 3), 6, "0.666667"),
        (Fraction(1, 2), 6, "0.500000"),
        (Fraction(-1, 3), 2, "-0.33"),
        (1, 2, "1.00"),
    ],
)
def test_decimals_are_padded_and_rounded(value: Fraction | int, places: int, expected: str) -> None:
    assert decimals(value, places) == expected


def test_francs_for_a_program_have_two_decimals_and_no_thousands_mark() -> None:
    assert [plain(123_455), plain(5), plain(0), plain(-5), plain(Fraction(5, 2))] == [
        "1234.55",
        "0.05",
        "0.00",
        "-0.05",
        "0.03",
    ]
