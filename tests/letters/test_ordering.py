"""Ordering letters: one at a time, not too often, never a flood (identity note 8)."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters import actions
from jobroom.letters.actions import CapReached, TooLate, TooSoon
from jobroom.letters.models import Letter
from jobroom.letters.queries import newest, next_order_at
from tests.letters.kind import UID, order
from tests.world import NOW

DAY = timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "own_kind")]


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def test_an_order_waits_with_its_event() -> None:
    letter = order()
    assert (letter.state, letter.uid, letter.ordered_by, letter.requested_at, letter.number) == (
        "requested", UID, "account:7", NOW, None,
    )  # fmt: skip
    told = Event.objects.get(verb="order-letter")
    assert (told.actor, told.subject, told.changes) == (
        "account:7", "thing:1", {"letter": letter.pk, "kind": "pin", "company": UID},
    )  # fmt: skip
    assert newest("pin", "thing:1") == letter
    assert newest("pin", "thing:2") is None


def test_a_second_order_within_24_hours_is_refused_and_changes_nothing() -> None:
    order()
    with clock.at(NOW + timedelta(hours=23, minutes=59)), pytest.raises(TooSoon) as refused:
        order("thing:2")
    assert (refused.value.last, refused.value.next) == (NOW, NOW + DAY)
    assert (states(), Event.objects.count()) == (["requested"], 1)
    assert next_order_at("pin", UID) == NOW + DAY


def test_t_code_2_the_next_day_a_new_letter_voids_the_former() -> None:
    first = order()
    with clock.at(NOW + DAY):
        second = order()
        assert next_order_at("pin", "CHE999999996") == NOW + DAY
    first.refresh_from_db()
    assert (first.state, first.superseded_at, second.state) == ("superseded", NOW + DAY, "requested")
    assert newest("pin", "thing:1") == second


def test_the_fourth_order_in_30_days_waits_for_the_first_to_grow_old() -> None:
    for number in range(3):
        with clock.at(NOW + number * 2 * DAY):
            order(f"thing:{number}")
    with clock.at(NOW + 20 * DAY), pytest.raises(TooSoon) as refused:
        order()
    assert refused.value.next == NOW + 30 * DAY
    assert len(states()) == 3
    with clock.at(NOW + 30 * DAY):
        order()
    assert len(states()) == 4


def test_a_request_of_30_days_orders_no_letter() -> None:
    with pytest.raises(TooLate):
        actions.order(
            "pin", "thing:1", uid=UID, language="fr", address=["A"], values={}, actor="account:7",
            first_ordered_at=NOW - 30 * DAY,
        )  # fmt: skip
    assert states() == []
    assert next_order_at("pin", UID, first=NOW - 30 * DAY) is None


def test_letters_of_a_file_count_for_no_limit() -> None:
    order("thing:1", actor="import")
    order("thing:2", actor="import")
    assert next_order_at("pin", UID) == NOW
    order("thing:1")
    assert states() == ["superseded", "requested", "requested"]


def test_the_weekly_cap_stops_a_flood_with_an_alarm(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.LETTERS_WEEKLY_CAP = 2
    order("thing:1", uid="CHE109322551")
    order("thing:2", uid="CHE116281710")
    with pytest.raises(CapReached):
        order("thing:3")
    assert len(states()) == 2
    assert "weekly cap of letters reached" in caplog.text
    order("thing:4", actor="import")
    with clock.at(NOW + 7 * DAY):
        order("thing:3")
    assert len(states()) == 4


def test_void_lets_no_letter_of_a_subject_count() -> None:
    order()
    order("thing:2", uid="CHE116281710")
    assert actions.void("pin", "thing:1", actor="account:7") == 1
    assert states() == ["superseded", "requested"]
    assert actions.void("pin", "thing:1", actor="account:7") == 0
    assert Event.objects.filter(verb="void-letter").count() == 1
