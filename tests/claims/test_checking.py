"""The last step of a period: errors stop, warnings are confirmed with a reason, other figures ask again."""

import re

import pytest
from django.test import Client
from django.utils import translation

from jobroom.claims.finding_texts import TEXTS, text_of
from jobroom.claims.models import ConfirmedWarning
from jobroom.journal.models import Event
from jobroom.rules.checks import Code, Finding, found
from tests.cases.reading import Answer, employee, errors, events, new_employee
from tests.cases.reading import text_of as page_of
from tests.conftest import SignIn
from tests.world import World, save_as

CASE = "/en/cases/00001203-99/"
CHECK, ALL = f"{CASE}2020-04/edit/check/", f"{CASE}2020-04/edit/all/"
OPERANDS = {
    Code.EMPLOYEES_MANY: {"n": 1, "most": 2}, Code.NUMBER_LARGE: {"most": 2}, Code.HOURS_MORE: {"n": 1},
    Code.LOSS_SMALL: {"lost": 1, "target": 2}, Code.WAGE_CEILING: {"n": 2, "most": 1},
    Code.VACATION_LOW: {"n": 1, "least": 2}, Code.VACATION_HIGH: {"n": 2, "most": 1},
    Code.HOLIDAYS_HIGH: {"n": 2, "most": 1}, Code.FLAT_RATE_WAGE: {"n": 1, "flat_rate_wage": 2},
    Code.REFERENCE_DIFFERS: {"n": 1, "reference": 2},
}  # fmt: skip


def finding(code: Code) -> Finding:
    return found(code, "wage_sum" if code is Code.REFERENCE_DIFFERS else "wage", **OPERANDS.get(code, {}))


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
@pytest.mark.parametrize("code", list(Code))
def test_every_check_has_a_text_in_every_language(code: Code, language: str) -> None:
    with translation.override(language):
        said = text_of(finding(code))
        assert said
        assert "%(" not in said
        assert language == "en" or said != str(_english(code))


def _english(code: Code) -> str:
    with translation.override("en"):
        return text_of(finding(code))


def test_no_text_is_left_without_its_check() -> None:
    assert set(TEXTS) == set(Code)


def marks(page: Answer) -> list[str]:
    """The groups of warnings that still ask for a reason."""
    return re.findall(r'name="ok-([0-9a-f]{12})"', page_of(page))


def confirm(client: Client, mark: str, why: str, act: str = "save") -> Answer:
    return client.post(CHECK, {f"ok-{mark}": "on", f"why-{mark}": why, "note": "", "act": act})


@pytest.fixture
def little_vacation(world: World) -> World:
    """Thirteen people as the fund knows them, and one with fifteen days of vacation."""
    save_as(world.camille, world.period("2020-04"), vacation_days=1_500)
    return world


def test_a_warning_keeps_a_period_from_being_complete_until_it_has_a_reason(
    little_vacation: World, sign_in: SignIn
) -> None:
    world, client = little_vacation, sign_in(little_vacation.camille)
    client.post(CHECK, {"note": "", "act": "complete"})
    assert world.period("2020-04").state == "in-progress"
    [mark] = marks(client.get(CHECK))
    assert "15.00 vacation days a year are below the legal minimum of 20.00" in page_of(client.get(CHECK))
    answer = confirm(client, mark, "Half of the year only", "complete")
    assert answer.headers["Location"] == CASE
    assert world.period("2020-04").state == "complete"
    row = ConfirmedWarning.objects.get()
    assert (row.code, row.number, row.figures, row.reason, row.confirmed_by) == (
        "vacation.low:vacation_days", 1, "n=1500,least=2000", "Half of the year only", world.camille,
    )  # fmt: skip
    assert "Confirmed: Half of the year only" in page_of(client.get(CHECK))
    [event] = events("confirm-warnings")
    assert event.chain == world.case.chain


def test_a_tick_without_a_reason_is_an_error_and_changes_nothing(
    little_vacation: World, sign_in: SignIn
) -> None:
    client = sign_in(little_vacation.camille)
    [mark] = marks(client.get(CHECK))
    before = Event.objects.count()
    answer = confirm(client, mark, " ")
    assert (answer.status_code, errors(answer)) == (422, [(f"why-{mark}", "warning.reason")])
    assert (ConfirmedWarning.objects.count(), Event.objects.count()) == (0, before)


def test_other_figures_ask_again_and_an_old_page_confirms_nothing_new(
    little_vacation: World, sign_in: SignIn
) -> None:
    world, client = little_vacation, sign_in(little_vacation.camille)
    [old] = marks(client.get(CHECK))
    confirm(client, old, "Half of the year only")
    save_as(world.camille, world.period("2020-04"), name="Another", vacation_days=1_000)
    confirm(client, old, "from an old page")
    assert ConfirmedWarning.objects.count() == 1
    assert old not in marks(client.get(CHECK))


def test_warnings_of_one_kind_are_confirmed_together(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ALL, new_employee(name="One", vacation_days="10"))
    client.post(ALL, new_employee("1", name="Two", vacation_days="12"))
    page = page_of(client.get(CHECK))
    assert "Concerns 2 employees:" in page
    group = re.search(r'data-finding="vacation.low".*?name="ok-([0-9a-f]{12})"', page, re.DOTALL)
    assert group
    confirm(client, group[1], "Both began in summer")
    assert set(ConfirmedWarning.objects.values_list("number", "reason")) == {
        (1, "Both began in summer"), (2, "Both began in summer"),
    }  # fmt: skip


def test_an_error_cannot_be_confirmed(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ALL, new_employee(target_hours="100", lost_hours="101"))
    page = page_of(client.get(CHECK))
    assert "Lost hours are above the target hours of this person (100.00)" in page
    assert marks(client.get(CHECK)) == []
    client.post(CHECK, {"note": "", "act": "complete"})
    assert world.period("2020-04").state == "in-progress"
    assert "Lost hours are above the target hours" in page_of(client.get(ALL))
    client.post(ALL, employee(1, "1", target_hours="101", lost_hours="101"))
    assert "Lost hours are above the target hours" not in page_of(client.get(ALL))


def test_the_same_ahv_number_twice_is_asked_about(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    for version, name in (("0", "One"), ("1", "Two")):
        client.post(ALL, new_employee(version, name=name, ahv_number="756.9217.0769.85"))
    assert "The same AHV number stands in several rows" in page_of(client.get(CHECK))
