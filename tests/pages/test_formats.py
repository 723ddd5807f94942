"""Dates, money and months look as design note 5.3 says, in all four languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from jobroom.pages import formats

WINTER = datetime(2026, 11, 30, 13, 7, 32, tzinfo=UTC)
SUMMER = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (123_455, "1’234.55"), (0, "0.00"), (5, "0.05"), (-5, "−0.05"), (-123_450, "−1’234.50"),
        (123_456_789_00, "123’456’789.00"),
    ],
)  # fmt: skip
def test_hundredths_are_grouped_with_an_apostrophe(value: int, shown: str) -> None:
    assert formats.hundredths(value) == shown


def test_money_names_the_currency_first_and_the_sign_before_it() -> None:
    assert formats.money(123_455) == "CHF\u00a01’234.55"
    assert formats.money(-123_455) == "−CHF\u00a01’234.55"


def test_hours_and_counts() -> None:
    assert formats.hours(109_200) == "1’092.00\u00a0h"
    assert formats.count(12_345) == "12’345"


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_dates_and_times_look_the_same_in_all_languages_and_are_those_of_zurich(language: str) -> None:
    with translation.override(language):
        assert formats.day(WINTER) == "30.11.2026"
        assert formats.day(SUMMER) == "01.08.2026"
        assert formats.day(date(2026, 3, 3)) == "03.03.2026"
        assert formats.minute(WINTER) == "30.11.2026, 14:07"
        assert formats.second(WINTER) == "30.11.2026, 14:07:32"
        assert formats.clock_time(SUMMER) == "00:30"


MONTHS = [
    ("de", "März 2021", "März 2021", "August 2020", "März, August und Oktober 2020, Januar 2021"),
    ("fr", "mars 2021", "Mars 2021", "d’août 2020", "mars, août et octobre 2020, janvier 2021"),
    ("it", "marzo 2021", "Marzo 2021", "di agosto 2020", "marzo, agosto e ottobre 2020, gennaio 2021"),
    ("en", "March 2021", "March 2021", "of August 2020", "March, August and October 2020, January 2021"),
]


@pytest.mark.parametrize(("language", "inside", "title", "of", "several"), MONTHS)
def test_months_are_written_as_words(language: str, inside: str, title: str, of: str, several: str) -> None:
    with translation.override(language):
        assert formats.month("2021-03") == inside
        assert formats.month_title("2021-03") == title
        assert formats.of_month("2020-08") == of
        assert formats.month_list(["2021-01", "2020-10", "2020-03", "2020-08"]) == several


def test_french_says_de_before_a_consonant() -> None:
    with translation.override("fr"):
        first = [formats.of_month(f"2020-{n:02d}").split()[0] for n in (3, 4, 8, 10)]
    assert first == ["de", "d’avril", "d’août", "d’octobre"]


def test_a_month_can_be_written_in_another_language_than_the_page() -> None:
    with translation.override("de"):
        assert formats.month("2020-05", "fr") == "mai 2020"


@pytest.mark.parametrize(
    ("language", "name"), [("de", "Montag"), ("fr", "lundi"), ("it", "lunedì"), ("en", "Monday")]
)
def test_the_day_of_the_week_is_the_one_in_zurich(language: str, name: str) -> None:
    with translation.override(language):
        assert formats.weekday(datetime(2026, 11, 29, 23, 30, tzinfo=UTC)) == name


def test_all_seven_days_have_a_name() -> None:
    with translation.override("en"):
        names = [formats.weekday(datetime(2026, 11, 23 + n, 12, tzinfo=UTC)) for n in range(7)]
    assert names == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(
    ("address", "shown"), [("sandrine@hotel.example", "s•••@hotel.example"), ("", "•••@")]
)
def test_an_address_is_masked_so_that_only_its_owner_knows_it(address: str, shown: str) -> None:
    assert formats.masked_email(address) == shown


def test_without_a_language_german_is_spoken() -> None:
    with translation.override(None):
        assert formats.language() == "de"
