"""What warns an officer about a mandate on paper, and what speaks for it."""

from dataclasses import replace
from datetime import date

import pytest

from jobroom.rules.mandate_signals import PaperFacts, paper_signals
from jobroom.rules.signals import Level

CLEAN = PaperFacts(
    today=date(2026, 11, 30), until=date(2026, 11, 30), signers=("Anna Muster",), signatures=1,
    signatories=("Anna Muster",), colleagues=("Rita Muster",), register="", pin_holders=1, administrators=0,
    companies_in_a_day=4, known_fiduciary=False, seals=(),
)  # fmt: skip


def test_a_clean_paper_has_no_signal() -> None:
    assert paper_signals(CLEAN) == []


@pytest.mark.parametrize(
    ("changed", "found", "level"),
    [
        ({"signers": ("Bruno Fremd",)}, "M01", Level.HIGH),
        ({"signatures": 2}, "M02", Level.BLOCKS),
        ({"signatures": 2, "signers": ("Anna Muster", "anna  muster")}, "M02", Level.BLOCKS),
        ({"colleagues": ("ANNA MUSTER",)}, "M03", Level.HIGH),
        ({"seals": (True, False)}, "M04", Level.HIGH),
        ({"seals": (True,)}, "N01", Level.GOOD),
        ({"register": "unknown"}, "M05", Level.BLOCKS),
        ({"pin_holders": 0}, "M06", Level.BLOCKS),
        ({"administrators": 1}, "M07", Level.HIGH),
        ({"today": date(2026, 12, 1)}, "M08", Level.BLOCKS),
        ({"signatories": ()}, "M09", Level.LOW),
        ({"companies_in_a_day": 5}, "R8", Level.HIGH),
        ({"companies_in_a_day": 5, "known_fiduciary": True}, "R8", Level.LOW),
    ],
)
def test_each_fact_has_its_signal(changed: dict[str, object], found: str, level: Level) -> None:
    signals = paper_signals(replace(CLEAN, **changed))  # type: ignore[arg-type]
    assert [(signal.id, signal.level) for signal in signals] == [(found, level)]


def test_where_the_register_names_nobody_no_name_is_unknown() -> None:
    found = paper_signals(replace(CLEAN, signatories=(), signers=("Whoever Signs",)))
    assert [signal.id for signal in found] == ["M09"]
    asked_of_nobody = paper_signals(replace(CLEAN, signatories=(), register="unknown"))
    assert [signal.id for signal in asked_of_nobody] == ["M05"]


def test_signals_name_what_they_rest_on_and_the_heaviest_comes_first() -> None:
    facts = replace(CLEAN, signers=("Bruno Fremd",), administrators=2, register="deleted", seals=(True,))
    assert [(signal.id, signal.values) for signal in paper_signals(facts)] == [
        ("M05", {"reason": "deleted"}),
        ("M01", {"names": "Bruno Fremd"}),
        ("M07", {"count": "2"}),
        ("N01", {}),
    ]
