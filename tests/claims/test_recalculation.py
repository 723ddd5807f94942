"""`jobroom recalculate`: what is stored comes out as stored, and other parameters add, never change."""

import pytest
from django.core.management import CommandError
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import Period
from jobroom.claims.entries import Entry
from jobroom.claims.models import Result
from jobroom.claims.recalculating import reading
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.rules.parameters import CURRENT
from tests.cases.reading import events
from tests.claims.recalculation import FULL, OTHER, STAFFS, Run, fill, run, stored, with_other_parameters
from tests.world import LONG_AGO, World, make_case, open_case, save_as


@pytest.fixture
def filled(world: World) -> World:
    """Periods of every kind, computed one by one when they were saved, long ago."""
    with clock.at(LONG_AGO):
        for month, rows in STAFFS.items():
            fill(world.period(month), world.sandrine, *rows)
        for month in ("2020-03", "2021-02"):
            save_as(world.sandrine, world.period(month))
    return world


def test_everything_stored_comes_out_as_it_is_stored(filled: World) -> None:
    before = (stored(), Event.objects.count())
    found = run("--dry-run")
    assert found.lines == [
        f"parameters {CURRENT}: 5 results, 0 would change, by CHF 0.00; 0 for the first time",
        "dry run: nothing was kept",
    ]
    assert (found.faults, found.code) == ("", 0)
    assert (stored(), Event.objects.count()) == before
    assert {tuple(row.flags) for row in Result.objects.all()} >= {
        ("negative_difference", "low_income"), ("negative_difference", "capped", "flat_rate"),
        ("below_ten_percent", "negative_difference"),
    }  # fmt: skip


def test_without_a_dry_run_nothing_is_kept_either_where_all_is_known(filled: World) -> None:
    before = (stored(), Event.objects.count())
    assert run().lines[-1] == "0 new results were kept"
    assert (stored(), Event.objects.count()) == before


def test_a_dry_run_with_other_parameters_tells_each_difference_and_keeps_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    Period.objects.filter(case=world.case, month="2020-04").update(paid=2_000_00)
    fill(world.period("2020-04"), world.camille, FULL)
    with_other_parameters(monkeypatch)
    before = (stored(), Event.objects.count())
    # 4509.00 x 262/231 = 5114.10; half of it 2557.05; 80 % 2045.64; 6.375 % 163.01; 31/230 gave 2209.80
    assert run("--parameters", OTHER, "--dry-run") == Run(
        [
            "00001203-99 2020-04 version 1 changes: claim 2209.80 -> 2208.65, back payment 209.80 -> 208.65",
            f"parameters {OTHER}: 1 results, 1 would change, by CHF -1.15; 0 for the first time",
            "dry run: nothing was kept",
        ],
        faults="",
        code=0,
    )
    assert (stored(), Event.objects.count()) == before


def test_other_parameters_add_results_and_leave_one_event_for_a_case(
    filled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_other_parameters(monkeypatch)
    before = stored()
    assert run("--parameters", OTHER).lines[-1] == "5 new results were kept"
    assert stored()[: len(before)] == before
    fresh = Result.objects.filter(parameters=OTHER)
    assert sorted(fresh.values_list("period__month", "version")) == [
        ("2020-03", 1), ("2020-04", 1), ("2020-05", 1), ("2021-01", 1), ("2021-02", 1),
    ]  # fmt: skip
    [event] = events("recalculate")
    assert (event.chain, event.subject, event.actor) == (
        filled.case.chain, f"case:{filled.case.pk}", "system",
    )  # fmt: skip
    old = {row.period.month: row.back_payment for row in Result.objects.filter(parameters=CURRENT)}
    assert event.changes == {
        "parameters": OTHER,
        "results": [
            {"month": row.period.month, "version": 1, "old": old[row.period.month], "new": row.back_payment}
            for row in fresh.order_by("period__month")
        ],
    }
    assert verify().fault == ""


def test_a_second_run_verifies_what_the_first_has_added(
    filled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_other_parameters(monkeypatch)
    run("--parameters", OTHER)
    before = (stored(), Event.objects.count())
    found = run("--parameters", OTHER)
    assert found.lines == [
        f"parameters {OTHER}: 5 results, 0 changed, by CHF 0.00; 0 for the first time",
        "0 new results were kept",
    ]
    assert (stored(), Event.objects.count()) == before


def test_a_stored_result_that_does_not_come_out_is_told_and_stays(filled: World) -> None:
    Result.objects.filter(period__month="2021-02").update(claim=1, back_payment=1)
    before = (stored(), Event.objects.count())
    found = run()
    assert found.code == 1
    assert found.faults == "1 stored results do not come out as they are stored"
    assert found.lines[0].startswith(
        "00001203-99 2021-02 version 1 differs from what is stored: claim 0.01 -> "
    )
    assert (stored(), Event.objects.count()) == before


def test_a_result_whose_rows_can_no_longer_be_computed_is_told_too(filled: World) -> None:
    Period.objects.get(case=filled.case, month="2020-05").employees.update(wage=None)
    found = run("--dry-run")
    assert (found.code, found.faults) == (1, "1 stored results do not come out as they are stored")


def test_only_the_latest_version_is_computed(filled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.at(LONG_AGO):
        fill(filled.period("2021-02"), filled.sandrine, FULL)
    with_other_parameters(monkeypatch)
    run("--parameters", OTHER)
    assert Result.objects.get(parameters=OTHER, period__month="2021-02").version == 2


def test_what_was_paid_counts_as_it_was_stored_and_as_it_is_now_for_a_new_result(
    filled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    Period.objects.filter(case=filled.case, month="2021-02").update(paid=100_00)
    assert run("--dry-run").code == 0
    with_other_parameters(monkeypatch)
    run("--parameters", OTHER)
    paid = Result.objects.filter(period__month="2021-02").order_by("pk").values_list("paid", flat=True)
    assert list(paid) == [3_380_000, 100_00]


def test_rows_without_a_result_get_their_first_one(filled: World) -> None:
    Result.objects.filter(period__month="2021-02").delete()
    found = run()
    assert found.lines == [
        f"parameters {CURRENT}: 5 results, 0 changed, by CHF 0.00; 1 for the first time",
        "1 new results were kept",
    ]
    assert Result.objects.filter(period__month="2021-02").count() == 1
    assert events("recalculate")[0].changes["results"][0]["old"] is None


def test_an_unknown_version_is_refused_with_those_that_exist(filled: World) -> None:
    before = (stored(), Event.objects.count())
    with pytest.raises(CommandError, match=f"no parameters 1999; there are: {CURRENT}"):
        run("--parameters", "1999")
    assert (stored(), Event.objects.count()) == before


def second_case(world: World, *rows: Entry) -> None:
    case = make_case(world.hotel, "10000017", "99", ["2020-04", "2020-05"])
    open_case(world.camille, case)
    for period in case.periods.select_related("case__establishment__company"):
        fill(period, world.camille, *rows)


def test_small_portions_come_to_the_same(filled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    second_case(filled, FULL)
    whole = run("--dry-run")
    for name in ("MOST_CASES", "MOST_ROWS"):
        monkeypatch.setattr(reading, name, 1)
        assert len(list(reading.portions())) == 2
        assert run("--dry-run") == whole


def test_the_number_of_queries_does_not_depend_on_the_number_of_periods(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world.period("2020-04"), world.camille, FULL)
    with django_assert_num_queries(4):
        run("--dry-run")
    for month in ("2020-05", "2021-01"):
        fill(world.period(month), world.camille, FULL, FULL)
    second_case(world, FULL)
    with django_assert_num_queries(4):
        run("--dry-run")


def test_without_anything_stored_there_is_nothing_to_say(world: World) -> None:
    assert run().lines == [
        f"parameters {CURRENT}: 0 results, 0 changed, by CHF 0.00; 0 for the first time",
        "0 new results were kept",
    ]
