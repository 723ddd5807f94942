"""The editor of a period by its front door: typing, saving, completing, and what it does not let through."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.actions import hold_form
from jobroom.cases.models import Period, PeriodVersion
from jobroom.claims.models import EmployeeRow, Result
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests.cases.reading import (
    Answer,
    addresses,
    employee,
    errors,
    events,
    handles,
    inputs,
    new_employee,
    text_of,
    title,
)  # fmt: skip
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import LONG_AGO, NOW, World, open_case, save_as

CASE = "/en/cases/00001203-99/"
EDIT = f"{CASE}2020-04/edit/"
ALL = f"{EDIT}all/"
CHECK = f"{EDIT}check/"


def state_of(world: World) -> tuple[object, ...]:
    """Everything that a save may change."""
    period = world.period("2020-04")
    return (
        period.state, period.version, period.holder_id, period.changed_at, PeriodVersion.objects.count(),
        EmployeeRow.objects.count(), Result.objects.count(), Event.objects.count(),
    )  # fmt: skip


def save(client: Client, **changed: str) -> Answer:
    return client.post(ALL, new_employee(**changed))


def test_the_editor_begins_with_empty_rows_and_three_buttons_for_scripts(
    world: World, sign_in: SignIn
) -> None:
    response = sign_in(world.camille).get(EDIT)
    fields = inputs(response)
    assert "period" in handles(response)
    assert (fields["version"]["value"], fields["rows"]["value"], fields["blanks"]["value"]) == ("0", "", "5")
    assert [name for name in fields if name.startswith("n0-")] == [
        "n0-name", "n0-ahv_number", "n0-vacation_days", "n0-public_holidays", "n0-workload_percent",
        "n0-flat_rate",
    ]  # fmt: skip
    buttons = [row["value"] for row in Page(text_of(response)).all("button") if row.get("name") == "act"]
    assert buttons == ["continue", "save", "recalculate", "complete"]
    assert "back-payment" in handles(response)


def test_the_first_save_makes_the_writer_the_holder(world: World, sign_in: SignIn) -> None:
    response = save(sign_in(world.camille), ahv_number="756.9217.0769.85")
    assert (response.status_code, response.headers["Location"]) == (302, ALL)
    period = world.period("2020-04")
    assert (period.state, period.version, period.holder, period.changed_at) == (
        "in-progress", 1, world.camille, NOW,
    )  # fmt: skip
    version = PeriodVersion.objects.get()
    assert (version.number, version.author, version.entitled_employees, version.wage_sum) == (
        1, world.camille, 1, 450_900,
    )  # fmt: skip
    row = EmployeeRow.objects.get()
    assert (row.number, row.first, row.entry.name, row.entry.ahv_number) == (
        1, 1, "Rochat, Camille", "7569217076985",
    )  # fmt: skip
    assert "7569217076985" not in row.sealed_ahv
    assert (period.wage_sum, period.paid) == (6_120_000, 3_380_000)


def test_a_save_keeps_the_result_with_the_version_of_the_parameters(world: World, sign_in: SignIn) -> None:
    save(sign_in(world.camille))
    result = Result.objects.get()
    # 4509.00 x (1 + 31/230) = 5116.73; half of it 2558.365; 80 % 2046.69; 6.375 % 163.10
    assert (result.wage_sum, result.wage_sum_with_ffe, result.compensation) == (450_900, 511_673, 204_669)
    assert (result.employer_contributions, result.claim, result.back_payment) == (16_310, 220_980, 0)
    assert (result.version, result.parameters, result.employees) == (1, "2022-07-07.1", 1)
    assert result.flags == ["negative_difference"]


def test_a_save_leaves_an_event_with_old_and_new_figures(world: World, sign_in: SignIn) -> None:
    save(sign_in(world.camille))
    event = events("save-period")[0]
    assert (event.chain, event.actor) == (world.case.chain, world.camille.actor)
    assert event.subject == f"period:{world.period('2020-04').pk}"
    assert (event.changes["old"]["wage_sum"], event.changes["new"]["wage_sum"]) == (6_120_000, 450_900)
    assert (event.changes["old"]["state"], event.changes["new"]["state"]) == ("open", "in-progress")
    assert (event.changes["takes"], event.changes["version"], event.changes["employees"]) == (True, 1, 1)


def test_after_a_save_the_page_says_when_and_shows_sums_beside_the_funds_figures(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.camille)
    save(client)
    text = text_of(client.get(ALL))
    assert "Draft saved at 14:07" in text
    assert "fund: 14 · −13" in text
    assert inputs(client.get(ALL))["r1-wage"]["value"] == "4’509.00"


def test_completing_leads_back_to_the_overview(world: World, sign_in: SignIn) -> None:
    save_as(world.camille, world.period("2020-04"))
    client = sign_in(world.camille)
    response = client.post(CHECK, {"act": "complete", "note": ""})
    assert response.headers["Location"] == CASE
    assert world.period("2020-04").state == "complete"
    assert "April 2020 is ready to send" in text_of(client.get(CASE))


def test_what_is_still_open_keeps_a_period_from_being_complete(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    response = save(client, act="complete", wage="")
    assert response.headers["Location"] == CHECK
    assert world.period("2020-04").state == "in-progress"
    text = text_of(client.get(CHECK))
    assert "Saved as a draft. This is still open:" in text
    assert "Wage of the month: still missing" in text


def test_changing_a_complete_period_makes_it_a_draft_again(world: World, sign_in: SignIn) -> None:
    save_as(world.camille, world.period("2020-04"))
    client = sign_in(world.camille)
    client.post(CHECK, {"act": "complete", "note": ""})
    save(client, version="2", name="Somebody else")
    assert (world.period("2020-04").state, world.period("2020-04").version) == ("in-progress", 3)


def test_a_question_of_the_fund_is_answered_without_completing(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    Period.objects.filter(month="2020-04").update(state="correction-requested")
    client.post(ALL, employee(1, "1", "complete", lost_hours="70"))
    assert (world.period("2020-04").state, world.period("2020-04").version) == ("correction-requested", 2)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": "x" * 121}, "name.long"),
        ({"ahv_number": "756.9217.0769.84"}, "ahv.check"),
        ({"wage_type": "weekly"}, "wage.type"),
        ({"wage": "many"}, "amount.format"),
        ({"wage": "1.005"}, "amount.decimals"),
        ({"wage": "-1"}, "amount.negative"),
        ({"wage": "1000000.01"}, "amount.max"),
        ({"lost_hours": "1.005"}, "hours.format"),
        ({"target_hours": "1000.01"}, "hours.max"),
        ({"vacation_days": "-1"}, "days.format"),
        ({"public_holidays": "400"}, "days.max"),
    ],
)
def test_each_fault_has_its_own_text_and_saves_nothing(
    world: World, sign_in: SignIn, changed: dict[str, str], code: str
) -> None:
    before = state_of(world)
    response = save(sign_in(world.camille), **changed)
    assert response.status_code == 422
    [name] = changed
    assert errors(response) == [(f"n0-{name}", code)]
    assert title(response).startswith("Error: ")
    kept = inputs(response)
    assert all(kept[f"n0-{key}"]["value"] == value for key, value in changed.items() if key != "wage_type")
    assert state_of(world) == before


def test_an_error_names_the_person(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    response = client.post(ALL, employee(1, "1", wage="1.005"))
    assert "Rochat, Camille: Wage of the month has more than two decimals" in text_of(response)


def test_the_same_again_adds_no_version(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    before = state_of(world)
    client.get(EDIT)
    client.post(ALL, employee(1, "1"))
    assert state_of(world) == before
    assert "You have not changed any figure" in text_of(client.get(ALL))


def test_a_double_click_is_answered_like_the_first_click(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    before = state_of(world)
    assert save(client).status_code == 302
    assert state_of(world) == before


def test_the_stored_ahv_number_is_shown_masked_and_stays_when_the_mask_stays(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.camille)
    save(client, ahv_number="756.9217.0769.85")
    shown = inputs(client.get(ALL))["r1-ahv_number"]["value"]
    assert shown == "756.••••.••••.85"
    client.post(ALL, employee(1, "1", ahv_number=shown, wage="4600"))
    assert [row.entry.ahv_number for row in EmployeeRow.objects.order_by("first")] == ["7569217076985"] * 2
    client.post(ALL, employee(1, "2", ahv_number=""))
    assert EmployeeRow.objects.latest("first").entry.ahv_number == ""


def test_every_version_can_be_read_as_it_was_saved(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    client.post(ALL, employee(1, "1", wage="4600"))
    client.post(ALL, {**employee(1, "2"), "r1-remove": "on"})
    rows = [(row.first, row.last, row.wage) for row in EmployeeRow.objects.order_by("first")]
    assert rows == [(1, 1, 450_900), (2, 2, 460_000)]
    assert world.period("2020-04").version == 3
    assert PeriodVersion.objects.get(number=3).entitled_employees == 0


@pytest.mark.parametrize("version", ["", "x", "-1", "7", "9" * 30])
def test_a_version_that_never_was_does_not_overwrite(world: World, sign_in: SignIn, version: str) -> None:
    client = sign_in(world.camille)
    save(client)
    before = state_of(world)
    assert client.post(ALL, employee(1, version, wage="1.00")).status_code == 409
    assert state_of(world) == before


def refused(response: Answer, world: World, before: tuple[object, ...]) -> None:
    """The refusal page, and nothing saved; the refusal itself may leave its own trace."""
    assert response.status_code == 403
    assert "refusal" in handles(response)
    assert state_of(world)[:7] == before[:7]


def test_what_another_account_holds_cannot_be_edited_by_any_way(world: World, sign_in: SignIn) -> None:
    with clock.at(LONG_AGO):
        save_as(world.sandrine, world.period("2020-04"))
    save_as(world.camille, world.period("2020-03"))
    before = state_of(world)
    client = sign_in(world.camille)
    for step in ("", "hours/", "wages/", "all/", "check/"):
        refused(client.get(f"{EDIT}{step}"), world, before)
    for act in ("save", "recalculate", "complete"):
        refused(save(client, act=act, version="1"), world, before)
        refused(client.post(CHECK, {"act": act, "note": "mine"}), world, before)
    refused(client.post(f"{EDIT}copy/"), world, before)


def test_a_reader_a_sleeper_and_a_sent_period_are_refused(world: World, sign_in: SignIn) -> None:
    before = state_of(world)
    refused(save(sign_in(world.sandrine)), world, before)
    Membership.objects.filter(account=world.camille).update(role="reader")
    refused(sign_in(world.camille).get(EDIT), world, before)
    refused(save(sign_in(world.camille)), world, before)
    Membership.objects.filter(account=world.camille).update(role="user")
    Period.objects.filter(month="2020-04").update(
        state="submitted", holder=world.camille, version=1, changed_at=NOW
    )
    before = state_of(world)
    refused(save(sign_in(world.camille), version="1"), world, before)


def test_a_case_of_others_cannot_even_be_found(world: World, sign_in: SignIn) -> None:
    before = state_of(world)
    for account in (world.theo, world.lea, world.nadja):
        client = sign_in(account)
        assert save(client).status_code == 404
        assert client.post(CHECK, {"act": "complete"}).status_code == 404
        assert client.post(f"{EDIT}copy/").status_code == 404
    assert Client().post(ALL, new_employee()).headers["Location"].startswith("/en/account/login/")
    assert state_of(world)[:7] == before[:7]
    assert sign_in(world.camille).get(f"{EDIT}nonsense/").status_code == 404


def test_the_script_gets_the_new_version_the_words_and_the_numbers_of_new_rows(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.camille)
    response = client.post(ALL, new_employee(), headers={"accept": "application/json"})
    answer = response.json()
    assert (answer["result"], answer["version"], answer["text"], answer["numbers"]) == (
        "saved", 1, "Draft saved at 14:07", {"n0": 1},
    )  # fmt: skip
    assert 'data-handle="back-payment">0.00<' in answer["figures"]
    faulty = client.post(ALL, new_employee(wage="x"), headers={"accept": "application/json"})
    assert (faulty.status_code, faulty.json()) == (422, {"result": "faults"})
    old = client.post(ALL, employee(1, "0", wage="1"), headers={"accept": "application/json"})
    assert (old.status_code, old.json()) == (409, {"result": "conflict"})
    assert world.period("2020-04").version == 1


def test_the_script_learns_what_another_window_has_changed(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ALL, new_employee())
    client.post(ALL, employee(1, "1", wage="7200", flat_rate="on"))
    answer = client.post(
        ALL, employee(1, "1", lost_hours="80"), headers={"accept": "application/json"}
    ).json()
    assert (answer["version"], answer["cells"]) == (3, {"r1-wage": "7’200.00", "r1-flat_rate": "1"})
    again = client.post(
        ALL,
        employee(1, "3", lost_hours="80", wage="7200", flat_rate="on"),
        headers={"accept": "application/json"},
    )
    assert (again.json()["version"], again.json()["cells"]) == (3, {})


def test_the_result_of_an_autosave_has_its_place_from_the_beginning(world: World, sign_in: SignIn) -> None:
    tags = Page(text_of(sign_in(world.camille).get(EDIT))).tags
    region = next(row for _tag, row in tags if "data-saved" in row)
    assert region["role"] == "status"
    assert all(region[name] for name in ("data-offline", "data-faults", "data-conflict", "data-refused"))
    assert any(row.get("src", "").endswith("claims/autosave.js") for _tag, row in tags)


def test_what_was_typed_before_the_end_of_a_session_is_there_again(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.get(ALL)
    with clock.at(NOW + timedelta(minutes=31)):
        response = save(client, wage="4700.00")
        assert response.headers["Location"].startswith("/en/account/login/")
        assert world.period("2020-04").version == 0
        response = sign_in(world.camille).get(ALL)
    assert inputs(response)["n0-wage"]["value"] == "4700.00"
    assert "Your entries are here again" in text_of(response)
    assert world.period("2020-04").version == 0


@pytest.mark.parametrize("headers", [{}, {"accept": "application/json"}])
def test_what_was_held_is_gone_once_a_draft_is_saved(
    world: World, sign_in: SignIn, headers: dict[str, str]
) -> None:
    client = sign_in(world.camille)
    hold_form(world.camille.pk, ALL, {"n0-wage": ["1.11"], "blanks": ["1"]})
    assert inputs(client.get(ALL))["n0-wage"]["value"] == "1.11"
    client.post(ALL, new_employee(), headers=headers)
    assert inputs(client.get(ALL))["r1-wage"]["value"] == "4’509.00"


def test_the_language_links_stay_on_the_step(world: World, sign_in: SignIn) -> None:
    found = addresses(sign_in(world.camille).get(f"{EDIT}hours/"))
    assert "/de/cases/00001203-99/2020-04/edit/hours/" in found


def test_a_fiduciary_who_was_given_the_letter_may_write(world: World, sign_in: SignIn) -> None:
    open_case(world.theo, world.case)
    assert save(sign_in(world.theo)).status_code == 302
    assert world.period("2020-04").holder == world.theo


def test_save_and_continue_walks_through_pages_and_steps(world: World, sign_in: SignIn) -> None:
    Period.objects.filter(month="2020-04").update(entitled_employees=30, affected_employees=30)
    save_as(world.camille, world.period("2020-04"))
    client = sign_in(world.camille)
    go = {"version": "1", "rows": "", "blanks": "0", "act": "continue"}
    walked = [client.post(f"{EDIT}{step}/", {**go, "page": page}).headers["Location"] for step, page in
              [("staff", "1"), ("staff", "2"), ("hours", "2"), ("wages", "2")]]  # fmt: skip
    assert walked == [f"{EDIT}staff/?page=2", f"{EDIT}hours/", f"{EDIT}wages/", CHECK]


def test_the_staff_of_an_earlier_period_is_taken_over_once(world: World, sign_in: SignIn) -> None:
    save_as(world.camille, world.period("2020-03"))
    client = sign_in(world.camille)
    assert "copy-staff" in handles(client.get(EDIT))
    assert client.post(f"{EDIT}copy/").headers["Location"] == EDIT
    period = world.period("2020-04")
    rows = EmployeeRow.objects.filter(period=period)
    assert (rows.count(), rows[0].entry.wage, rows[0].entry.lost_hours) == (14, 437_142, None)
    before = state_of(world)
    client.post(f"{EDIT}copy/")
    assert state_of(world) == before


def test_the_queries_of_a_page_do_not_depend_on_the_employees(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(world.camille)
    save(client)
    save_as(world.camille, world.period("2020-05"))
    for step, queries in (("staff/", 11), ("all/", 11), ("check/", 13)):
        client.get(f"{EDIT}{step}")
        for month in ("2020-04", "2020-05"):
            with django_assert_num_queries(queries):
                client.get(f"{CASE}{month}/edit/{step}")
