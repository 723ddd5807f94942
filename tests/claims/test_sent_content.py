"""What is kept of a sending can be computed again for ever: the checksum, and from the inputs the result."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobroom.accounts.sealing import unseal
from jobroom.claims.actions import save_staff
from jobroom.claims.actions.computing import figures_of
from jobroom.claims.content import canonical, checksum
from jobroom.claims.merging import Edits
from jobroom.claims.models import Submission
from jobroom.rules import parameters
from jobroom.rules.settlement import Employee, SettlementInputs, WageType, settle
from tests.claims.send_steps import make_ready, send_directly
from tests.world import World

PLAIN = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
)
INPUTS = (
    "wage", "target_hours", "lost_hours", "vacation_days", "public_holidays", "workload_percent", "flat_rate",
)  # fmt: skip


@pytest.fixture
def content(world: World) -> dict[str, Any]:
    make_ready(world, declined=("2021-03",))
    loaded: dict[str, Any] = json.loads(unseal(send_directly(world).submission.sealed_content))
    return loaded


def recomputed(period: dict[str, Any]) -> dict[str, object]:
    """The result, from nothing but what was kept."""
    kept = period["result"]["parameters"]
    switches = {name: value for name, value in kept.items() if name != "version"}
    rows = [
        Employee(WageType(row["wage_type"]), **{name: row[name] for name in INPUTS})
        for row in period["said"]["employees"]
    ]
    tables = parameters.load(kept["version"]).with_switches(switches)
    return figures_of(settle(SettlementInputs(period["month"], rows, period["paid"]), tables))


@given(PLAIN)
def test_the_canonical_text_is_read_back_and_written_the_same(value: Any) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_the_checksum_can_be_computed_again(content: dict[str, Any]) -> None:
    row = Submission.objects.get()
    assert checksum(canonical(content)) == row.checksum
    assert (content["reference"], content["declaration"]) == (row.reference, row.declaration)
    assert content["sender"]["name"] == "Camille Rochat"


def test_every_result_follows_from_the_inputs_that_were_kept(content: dict[str, Any]) -> None:
    claimed = [period for period in content["periods"] if period["claimed"]]
    assert len(claimed) == 8
    for period in claimed:
        assert recomputed(period) == {
            name: value for name, value in period["result"].items() if name != "parameters"
        }


def test_the_rows_beside_it_say_the_same(content: dict[str, Any]) -> None:
    for period in content["periods"]:
        row = Submission.objects.get().periods.get(period__month=period["month"])
        assert (row.claimed, row.old, row.paid, row.version) == (
            period["claimed"], period["fund"], period["paid"], period["version"],
        )  # fmt: skip
        if row.claimed:
            assert (row.new, row.claim) == (period["figures"], period["result"]["claim"])


def test_no_ahv_number_lies_open(world: World) -> None:
    make_ready(world)
    period = world.period("2020-04")
    edits = Edits({1: {"ahv_number": "7569217076985"}})
    save_staff(period, actor=world.camille, version=1, edits=edits, complete=True)
    row = send_directly(world).submission
    assert "7569217076985" in unseal(row.sealed_content)
    assert "7569217076985" not in row.sealed_content
