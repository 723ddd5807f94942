"""What people type for francs, hours, days and percent, and what is no number for us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobroom.rules.amounts import parse_hundredths
from jobroom.rules.money import plain
from jobroom.rules.numbers import NumberFault

MOST = 10_000_000_00


def fault(text: str, most: int = MOST) -> NumberFault:
    with pytest.raises(NumberFault) as caught:
        parse_hundredths(text, most=most)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "1234.50",
        "1234.5",
        "1234,50",
        "1'234.50",
        "1’234,50",
        "1‘234.50",
        "1 234.50",
        "1\u00a0234.50",
        "1\u202f234,5",
        "1\u2009234.50",
        " 1234.50\t",
        "CHF 1'234.50",
        "Fr. 1234.50",
        "fr 1234.50",
        "1234.50 CHF",
        "1234.50h",
        "1234.50 %",
        "0001234.50",
    ],
)
def test_all_ways_to_write_an_amount_mean_the_same(text: str) -> None:
    assert parse_hundredths(text, most=MOST) == 1_234_50


@pytest.mark.parametrize("text", ["1234", "1'234.-", "1’234.–", "1234.—", "1234.--", "1'234,-"])
def test_whole_francs_may_end_with_a_dash(text: str) -> None:
    assert parse_hundredths(text, most=MOST) == 1_234_00


def test_the_limit_itself_and_nothing_are_numbers() -> None:
    assert parse_hundredths("10'000'000.00", most=MOST) == MOST
    assert parse_hundredths("0", most=MOST) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number.empty"),
        ("  \u00a0", "number.empty"),
        ("CHF", "number.empty"),
        ("abc", "number.format"),
        ("NaN", "number.format"),
        ("Infinity", "number.format"),
        ("1e3", "number.format"),
        ("0x10", "number.format"),
        ("1_000", "number.format"),
        ("1,234.50", "number.format"),
        ("1.234,50", "number.format"),
        ("1'23", "number.format"),
        ("1'2345", "number.format"),
        ("12 50", "number.format"),
        (".50", "number.format"),
        ("1234.", "number.format"),
        ("1 234 .50", "number.format"),
        ("--5", "number.format"),
        ("+5", "number.format"),
        ("٣", "number.format"),
        ("½", "number.format"),
        ("1234\n.5", "number.format"),
        ("1.500", "number.decimals"),
        ("1,234", "number.decimals"),
        ("0.005", "number.decimals"),
        ("-1", "number.negative"),
        ("−1.50", "number.negative"),
        ("–1", "number.negative"),
        ("-0.00", "number.negative"),
    ],
)
def test_what_could_mean_something_else_is_refused_with_its_reason(text: str, code: str) -> None:
    assert fault(text).code == code


@pytest.mark.parametrize("text", ["10000000.01", "9" * 15, "9" * 16, "9" * 5_000])
def test_what_is_absurd_is_refused_with_the_limit(text: str) -> None:
    assert (fault(text).code, fault(text).values) == ("number.large", (("most", MOST),))


@given(st.integers(0, MOST))
def test_what_we_write_we_read_again(value: int) -> None:
    assert parse_hundredths(plain(value), most=MOST) == value


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_has_a_reason(text: str) -> None:
    answer = read(text)
    assert answer in range(MOST + 1) if isinstance(answer, int) else answer.startswith("number.")


def read(text: str) -> int | str:
    try:
        return parse_hundredths(text, most=MOST)
    except NumberFault as found:
        return found.code
