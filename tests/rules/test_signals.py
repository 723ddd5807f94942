"""Each risk signal holds exactly when its fact does, and the heaviest come first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from jobroom.rules import signals
from jobroom.rules.signals import Facts, Level, Signal

NOW = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)
QUIET = Facts(
    now=NOW, own=False, old_last_sign_in=NOW - timedelta(days=250), old_asleep=False,
    old_domain="hotel.example", new_created=NOW - timedelta(days=90), new_domain="hotel.example",
    company_domains=frozenset({"hotel.example"}), new_in_company=True, company_active=True, pin_attempts=1,
    pin_issued=None, refused_before=False, objected=False, stopped=False, confirmed_by_administrator=False,
)  # fmt: skip


def ids(**changes: Any) -> list[str]:
    """The ids of the signals that hold when these facts differ from a quiet request."""
    return [signal.id for signal in signals.signals(replace(QUIET, **changes))]


def test_a_quiet_request_has_no_signal() -> None:
    assert ids() == []


@pytest.mark.parametrize(
    ("changes", "signal"),
    [
        ({"old_last_sign_in": NOW - timedelta(days=29)}, Signal("R1", Level.HIGH)),
        ({"new_created": NOW - timedelta(days=6)}, Signal("R2", Level.MEDIUM, {"days": "6"})),
        (
            {"new_domain": "garage.example"},
            Signal("R3", Level.MEDIUM, {"old": "hotel.example", "new": "garage.example"}),
        ),
        ({"new_in_company": False}, Signal("R5", Level.BLOCKS)),
        ({"companies_in_a_day": 5}, Signal("R8", Level.HIGH, {"companies": "5"})),
        (
            {"companies_in_a_day": 5, "known_fiduciary": True},
            Signal("R8", Level.LOW, {"companies": "5"}),
        ),
        ({"company_active": False}, Signal("R9", Level.HIGH)),
        ({"pin_attempts": 3}, Signal("R10", Level.MEDIUM, {"attempts": "3"})),
        ({"pin_issued": NOW - timedelta(days=9)}, Signal("R10", Level.MEDIUM, {"attempts": "1"})),
        ({"refused_before": True}, Signal("R11", Level.MEDIUM)),
        ({"objected": True}, Signal("R12", Level.BLOCKS)),
        ({"stopped": True}, Signal("R14", Level.HIGH)),
        ({"confirmed_by_administrator": True}, Signal("G1", Level.GOOD)),
        ({"old_asleep": True}, Signal("G2", Level.GOOD)),
    ],
)
def test_each_fact_raises_its_one_signal(changes: dict[str, Any], signal: Signal) -> None:
    assert signals.signals(replace(QUIET, **changes)) == [signal]


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("old_last_sign_in", signals.RECENT_SIGN_IN),
        ("new_created", signals.YOUNG_ACCOUNT),
        ("pin_issued", signals.FRESH_PIN),
    ],
)
def test_a_span_of_time_ends_to_the_second(name: str, span: timedelta) -> None:
    assert ids(**{name: NOW - span}) == []
    assert len(ids(**{name: NOW - span + A_MOMENT})) == 1


def test_a_domain_of_the_company_is_no_stranger() -> None:
    assert ids(new_domain="group.example", company_domains=frozenset({"group.example"})) == []


def test_free_mail_is_named_beside_the_other_domain() -> None:
    assert ids(new_domain="gmx.ch") == ["R3", "R4"]
    assert ids(new_domain="gmx.ch", old_domain="gmx.ch") == ["R4"]


def test_waking_the_own_account_asks_nothing_about_a_former_holder() -> None:
    assert ids(own=True, old_last_sign_in=NOW, old_asleep=True, new_in_company=False) == []


def test_the_heaviest_come_first() -> None:
    everything = ids(
        old_last_sign_in=NOW, old_asleep=True, new_created=NOW, new_domain="gmx.ch", new_in_company=False,
        company_active=False, pin_attempts=9, refused_before=True, objected=True, stopped=True,
        confirmed_by_administrator=True,
    )  # fmt: skip
    assert everything == ["R5", "R12", "R1", "R9", "R14", "R2", "R3", "R10", "R11", "R4", "G1", "G2"]


def test_what_signals_mean_for_the_decision() -> None:
    blocks, high, good = Signal("R12", Level.BLOCKS), Signal("R1", Level.HIGH), Signal("G1", Level.GOOD)
    assert signals.blocking([high, blocks])
    assert not signals.blocking([high, good])
    assert signals.needs_reason([good, high])
    assert not signals.needs_reason([good])
    assert signals.warnings([blocks, high, good]) == 2
    assert signals.weighty([blocks, high, good, Signal("R10", Level.MEDIUM), Signal("R4", Level.LOW)]) == 3


def test_r8_counts_each_company_once_in_the_fullest_24_hours_that_hold_the_request() -> None:
    hours = [timedelta(hours=number) for number in (-30, -23, -2, 0, 0, 20, 24)]
    asked = list(zip((NOW + hour for hour in hours), [1, 2, 3, 4, 3, 5, 6], strict=True))
    assert signals.most_in_a_day(asked, NOW) == 3
    assert signals.most_in_a_day(asked, NOW + timedelta(hours=24)) == 2
    assert signals.most_in_a_day(asked[:1], NOW) == 0
    assert signals.most_in_a_day([], NOW) == 0
    assert ids(companies_in_a_day=4) == []
