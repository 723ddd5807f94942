"""What warns an officer about a power of attorney, and what speaks for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jobroom.rules.power_signals import PowerFacts, power_signals
from jobroom.rules.signals import Level

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
CLEAN = PowerFacts(
    now=NOW, takes_over=False, domain="garage.example", member_domains=frozenset(),
    account_created=NOW - timedelta(days=1), requester="Theo Meier", signers=("Anna Muster",), signatures=1,
    signatories=("Anna Muster",), signed_on=date(2026, 11, 28), ordered_on=date(2026, 11, 24),
    register_changed=(), register_refuses="", code_on_form=True, others_pending=0, stopped_before=False,
    letter_returned=False, seals=(),
)  # fmt: skip


def test_a_clean_form_has_no_signal() -> None:
    assert power_signals(CLEAN) == []


@pytest.mark.parametrize(
    ("changed", "found", "level"),
    [
        ({"signers": ("Bruno Fremd",)}, "V01", Level.HIGH),
        ({"signatures": 2}, "V02", Level.BLOCKS),
        ({"signatures": 2, "signers": ("Anna Muster", "anna  muster")}, "V02", Level.BLOCKS),
        ({"signed_on": date(2026, 11, 23)}, "V03", Level.HIGH),
        ({"signers": ("THEO MEIER",), "signatories": ("Theo Meier",)}, "V04", Level.LOW),
        ({"seals": (True, False)}, "V05", Level.HIGH),
        ({"seals": (True,)}, "W01", Level.GOOD),
        ({"register_refuses": "deleted"}, "V06", Level.BLOCKS),
        ({"register_changed": ("address",)}, "V07", Level.HIGH),
        ({"others_pending": 1}, "V08", Level.MEDIUM),
        ({"code_on_form": False}, "V09", Level.MEDIUM),
        ({"stopped_before": True}, "V10", Level.HIGH),
        ({"letter_returned": True}, "V11", Level.MEDIUM),
        ({"domain": "gmx.ch"}, "V12", Level.LOW),
        ({"takes_over": True}, "V13", Level.MEDIUM),
        ({"member_domains": frozenset({"garage.example"})}, "W02", Level.GOOD),
    ],
)
def test_each_fact_has_its_signal(changed: dict[str, object], found: str, level: Level) -> None:
    signals = power_signals(replace(CLEAN, **changed))  # type: ignore[arg-type]
    assert [(signal.id, signal.level) for signal in signals] == [(found, level)]


def test_where_nobody_is_known_no_name_is_unknown() -> None:
    assert power_signals(replace(CLEAN, signatories=(), signers=("Whoever Signs",))) == []


def test_the_heaviest_comes_first() -> None:
    signals = power_signals(replace(CLEAN, domain="gmx.ch", signatures=2, stopped_before=True))
    assert [signal.level for signal in signals] == [Level.BLOCKS, Level.HIGH, Level.LOW]


def test_an_old_account_is_no_warning_in_a_take_over() -> None:
    old = replace(CLEAN, takes_over=True, account_created=NOW - timedelta(days=7))
    assert power_signals(old) == []
