"""What a mandate allows, to the last day and the last branch."""

from datetime import date, timedelta

import pytest

from jobroom.rules.lifecycle import MandateState
from jobroom.rules.mandates import (
    Barred,
    Scope,
    Standing,
    Terms,
    Way,
    answer_until,
    covers,
    in_force,
    is_over,
    last_day_at_most,
    standing,
    way_to_mandate,
)

FROM, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
DAY = timedelta(days=1)


def terms(scope: Scope = Scope.SEND, state: MandateState = MandateState.ACTIVE) -> Terms:
    return Terms(state, scope, FROM, UNTIL)


def test_a_member_may_everything() -> None:
    assert standing(FROM, member=True, pin=False, mandates=[]) == Standing(True, True, True)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.READ, Standing(True, False, False, Barred.SCOPE)),
        (Scope.CORRECT, Standing(True, True, False, Barred.SCOPE)),
        (Scope.SEND, Standing(True, True, True)),
    ],
)
def test_a_mandate_allows_what_its_scope_says_with_or_without_a_pin(scope: Scope, expected: Standing) -> None:
    for pin in (False, True):
        assert standing(UNTIL, member=False, pin=pin, mandates=[terms(scope)]) == expected


def test_the_widest_mandate_of_several_companies_counts() -> None:
    found = standing(FROM, member=False, pin=False, mandates=[terms(Scope.SEND), terms(Scope.READ)])
    assert found == Standing(True, True, True)


def test_the_pin_alone_allows_drafts_and_no_sending() -> None:
    expected = Standing(True, True, False, Barred.NONE)
    assert standing(FROM, member=False, pin=True, mandates=[]) == expected
    asked = [terms(state=MandateState.ASKED), terms(state=MandateState.REFUSED)]
    assert standing(FROM, member=False, pin=True, mandates=asked) == expected


def test_without_anything_nothing_is_allowed() -> None:
    nothing = Standing(False, False, False, Barred.NONE)
    assert standing(FROM, member=False, pin=False, mandates=[]) == nothing


def test_T_FID_1_access_ends_with_the_mandate_even_with_a_pin() -> None:
    over = Standing(False, False, False, Barred.ENDED)
    assert standing(UNTIL + DAY, member=False, pin=True, mandates=[terms()]) == over
    assert standing(FROM, member=False, pin=True, mandates=[terms(state=MandateState.ENDED)]) == over


def test_a_mandate_holds_from_its_first_to_its_last_day() -> None:
    days = [FROM - DAY, FROM, UNTIL, UNTIL + DAY]
    assert [in_force(terms(), day) for day in days] == [False, True, True, False]
    assert [is_over(terms(), day) for day in days] == [False, False, False, True]
    assert not is_over(terms(state=MandateState.REFUSED), UNTIL + DAY)


def test_each_scope_contains_those_before_it() -> None:
    assert covers(Scope.CORRECT, Scope.READ)
    assert covers(Scope.READ, Scope.READ)
    assert not covers(Scope.CORRECT, Scope.SEND)


def test_a_mandate_lasts_five_years_at_most() -> None:
    assert last_day_at_most(date(2026, 11, 23)) == date(2031, 11, 23)
    assert last_day_at_most(date(2028, 2, 29)) == date(2033, 2, 28)


def test_a_question_can_be_answered_for_thirty_days() -> None:
    assert answer_until(date(2026, 11, 23)) == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("awake", "asleep", "pin", "way"),
    [
        (1, 0, False, Way.ASK),
        (1, 1, True, Way.ASK),
        (0, 0, True, Way.SHOW),
        (0, 1, True, Way.SHOW),
        (0, 1, False, Way.ASK),
        (0, 0, False, Way.NONE),
    ],
)
def test_T_FID_1_paper_is_a_way_only_with_the_letter_and_where_nobody_could_answer(
    awake: int, asleep: int, pin: bool, way: Way
) -> None:
    assert way_to_mandate(awake=awake, asleep=asleep, pin=pin) is way
