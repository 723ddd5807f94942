"""Who may give which role, how long an invitation lives, when somebody may ask, when people are reviewed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jobroom.rules.invitations import (
    INVITATION,
    LIFE,
    WISH,
    InvitationEvent,
    InvitationState,
    Invited,
    NotAsked,
    NotTaken,
    WishEvent,
    WishState,
    may_send_again,
    not_asked,
    not_taken,
    reminder_from,
    valid_until,
)
from jobroom.rules.lifecycle import WrongState, step
from jobroom.rules.reviews import quarter_of, review_due
from jobroom.rules.roles import Role, may_manage

SENT = datetime(2026, 11, 23, 13, 7, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINE = frozenset({"me@hotel.example"})
GRANTS = {
    "main-administrator": {"main-administrator", "administrator", "user", "reader"},
    "administrator": {"user", "reader"},
    "user": set[str](),
    "reader": set[str](),
    "owner": set[str](),
}


def invited(**changed: object) -> Invited:
    facts: dict[str, object] = {
        "email": "me@hotel.example",
        "state": InvitationState.OPEN,
        "valid_until": valid_until(SENT),
        "sender_may_grant": True,
    }
    return Invited(**(facts | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("own", GRANTS)
def test_t_role_3_nobody_grants_above_their_own_level(own: str) -> None:
    assert {role.value for role in Role if may_manage(own, role)} == GRANTS[own]


def test_an_invitation_lives_fourteen_days_to_the_second() -> None:
    end = SENT + LIFE
    assert (valid_until(SENT), LIFE.days) == (end, 14)
    assert not_taken(invited(), verified=MINE, now=end) is None
    assert not_taken(invited(), verified=MINE, now=end + SECOND) is NotTaken.EXPIRED


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"state": InvitationState.ACCEPTED}, NotTaken.USED),
        ({"state": InvitationState.WITHDRAWN}, NotTaken.GONE),
        ({"state": InvitationState.DEAD}, NotTaken.GONE),
        ({"state": InvitationState.EXPIRED}, NotTaken.EXPIRED),
        ({"sender_may_grant": False}, NotTaken.GONE),
    ],
)
def test_why_an_invitation_is_not_taken(changed: dict[str, object], reason: NotTaken) -> None:
    assert not_taken(invited(**changed), verified=MINE, now=SENT) is reason


@pytest.mark.parametrize("state", list(InvitationState))
def test_a_stranger_learns_nothing_of_what_became_of_it(state: InvitationState) -> None:
    found = not_taken(invited(state=state), verified=frozenset({"other@hotel.example"}), now=SENT)
    assert found is NotTaken.OTHER_MAIL


def test_what_has_ended_stays_ended() -> None:
    for state in set(InvitationState) - {InvitationState.OPEN}:
        for event in InvitationEvent:
            with pytest.raises(WrongState):
                step(INVITATION, state, event)
    for wish in set(WishState) - {WishState.ASKED}:
        for asked in WishEvent:
            with pytest.raises(WrongState):
                step(WISH, wish, asked)


def test_after_a_refusal_seven_days_are_quiet() -> None:
    week = timedelta(days=7)
    assert not_asked(0, SENT, SENT + week - SECOND) is NotAsked.QUIET
    assert not_asked(0, SENT, SENT + week) is None
    assert not_asked(0, None, SENT) is None


def test_five_wishes_at_a_time_are_enough() -> None:
    assert not_asked(4, None, SENT) is None
    assert not_asked(5, None, SENT) is NotAsked.MANY


def test_an_invitation_is_sent_again_after_a_day() -> None:
    day = timedelta(hours=24)
    assert not may_send_again(SENT, SENT + day - SECOND)
    assert may_send_again(SENT, SENT + day)


def test_a_reminder_waits_two_working_days() -> None:
    assert reminder_from(SENT) == datetime(2026, 11, 25, 16, tzinfo=UTC)
    friday = datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert reminder_from(friday) == datetime(2026, 12, 1, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2026-01-01", "2026-Q1"),
        ("2026-03-31", "2026-Q1"),
        ("2026-04-01", "2026-Q2"),
        ("2026-12-31", "2026-Q4"),
    ],
)
def test_quarters_begin_with_their_first_month(day: str, quarter: str) -> None:
    assert quarter_of(date.fromisoformat(day)) == quarter


def test_a_company_is_asked_from_its_first_full_quarter() -> None:
    today, before = date(2026, 10, 1), date(2026, 9, 30)
    assert review_due(today, before, people=2, asked=False)
    assert not review_due(today, today, people=2, asked=False)
    assert not review_due(today, before, people=1, asked=False)
    assert not review_due(today, before, people=2, asked=True)
