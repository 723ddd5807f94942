"""Two recalculations, or one and somebody who saves, at the same moment."""

import pytest

from jobroom.claims.actions.recalculating import recalculate
from jobroom.claims.models import Result
from jobroom.journal.queries import verify
from jobroom.rules import parameters
from tests.at_once import at_once
from tests.cases.reading import events
from tests.claims.recalculation import FULL, OTHER, fill, run, with_other_parameters
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def again() -> int:
    """How many results a run has kept."""
    return sum(part.written for part in recalculate(parameters.load(OTHER), actor="system"))


def test_two_runs_keep_each_result_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for month in ("2020-04", "2020-05"):
        fill(world.period(month), world.camille, FULL)
    with_other_parameters(monkeypatch)
    assert sorted(map(str, at_once(again, again))) == ["0", "2"]
    assert Result.objects.filter(parameters=OTHER).count() == 2
    assert len(events("recalculate")) == 1
    assert verify().fault == ""


def test_a_save_in_between_is_neither_lost_nor_mixed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world.period("2020-04"), world.camille, FULL)
    with_other_parameters(monkeypatch)
    found = at_once(again, lambda: fill(world.period("2020-04"), world.camille, FULL))
    assert found == [1, None]
    assert world.period("2020-04").version == 2
    assert Result.objects.filter(parameters=OTHER).count() == 1
    assert run("--dry-run").code == 0
    assert run("--parameters", OTHER, "--dry-run").code == 0
