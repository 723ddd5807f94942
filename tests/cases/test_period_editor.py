from datetime import timedelta

import pytest
from django.test import Client

from jobroom.accounts.actions import hold_form
from jobroom.cases.models import Period, PeriodVersion
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests.cases.reading import Answer, addresses, errors, events, figures, handles, inputs, text_of, title
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import LONG_AGO, NOW, World, open_case

CASE = "/en/cases/00001203-99/"
EDIT = f"{CASE}2020-04/edit/"


def state_of(world: World) -> tuple[object, ...]:
    """Everything that a save may change."""
    period = world.period("2020-04")
    return (
        period.state, period.version, period.holder_id, period.changed_at,
        PeriodVersion.objects.count(), Event.objects.count(),
    )  # fmt: skip


def save(client: Client, **changed: str) -> Answer:
    return client.post(EDIT, figures(**changed))


def test_the_editor_starts_from_the_funds_figures(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.camille).get(EDIT)
    fields = inputs(response)
    assert "period" in handles(response)
    assert {name: fields[name]["value"] for name in list(figures())[:5]} == {
        "entitled_employees": "14", "affected_employees": "12", "target_hours": "2’184.00",
        "lost_hours": "1’092.00", "wage_sum": "61’200.00",
    }  # fmt: skip
    assert (fields["version"]["value"], fields["opened"]["value"]) == ("0", "0")
    buttons = [row["value"] for row in Page(text_of(response)).all("button") if row.get("name") == "act"]
    assert buttons == ["save", "complete"]


def test_the_first_save_makes_the_writer_the_holder(world: World, sign_in: SignIn) -> None:
    response = save(sign_in(world.camille), note="Thirteenth wage included")
    assert (response.status_code, response.headers["Location"]) == (302, EDIT)
    period = world.period("2020-04")
    assert (period.state, period.version, period.holder, period.changed_at) == (
        "in-progress", 1, world.camille, NOW,
    )  # fmt: skip
    version = PeriodVersion.objects.get()
    assert (version.number, version.author, version.wage_sum, version.note) == (
        1, world.camille, 6_312_600, "Thirteenth wage included",
    )  # fmt: skip
    assert (period.wage_sum, period.paid) == (6_120_000, 3_380_000)


def test_a_save_leaves_an_event_with_old_and_new_figures(world: World, sign_in: SignIn) -> None:
    save(sign_in(world.camille))
    event = events("save-period")[0]
    assert (event.chain, event.actor) == (world.case.chain, world.camille.actor)
    assert event.subject == f"period:{world.period('2020-04').pk}"
    assert (event.changes["old"]["wage_sum"], event.changes["new"]["wage_sum"]) == (6_120_000, 6_312_600)
    assert (event.changes["old"]["state"], event.changes["new"]["state"]) == ("open", "in-progress")
    assert (event.changes["takes"], event.changes["version"], event.changes["month"]) == (True, 1, "2020-04")


def test_after_a_save_the_page_says_when(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    response = client.get(EDIT)
    assert "Draft saved at 14:07" in text_of(response)
    assert inputs(response)["wage_sum"]["value"] == "63’126.00"
    assert inputs(response)["version"]["value"] == "1"
    assert "Settled by the fund: 61’200.00 · difference +1’926.00" in text_of(response)


def test_completing_leads_back_to_the_overview(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    response = save(client, act="complete")
    assert response.headers["Location"] == CASE
    assert world.period("2020-04").state == "complete"
    assert "April 2020 is ready to send" in text_of(client.get(CASE))


def test_an_improbable_figure_is_saved_and_asked_about(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    response = save(client, act="complete", lost_hours="2052.96")
    assert response.headers["Location"] == EDIT
    assert world.period("2020-04").state == "complete"
    assert "Lost hours are 94\u00a0% of target hours" in text_of(client.get(EDIT))


def test_changing_a_complete_period_makes_it_a_draft_again(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client, act="complete")
    save(client, version="1", opened="1")
    assert (world.period("2020-04").state, world.period("2020-04").version) == ("in-progress", 2)


def test_a_question_of_the_fund_is_answered_without_completing(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    Period.objects.filter(month="2020-04").update(state="correction-requested")
    buttons = [row.get("value") for row in Page(text_of(client.get(EDIT))).all("button")]
    assert "complete" not in buttons
    save(client, version="1", opened="1", lost_hours="1000", act="complete")
    assert (world.period("2020-04").state, world.period("2020-04").version) == ("correction-requested", 2)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"entitled_employees": ""}, ("entitled_employees", "staff.empty")),
        ({"affected_employees": "1.5"}, ("affected_employees", "staff.integer")),
        ({"entitled_employees": "100001"}, ("entitled_employees", "staff.max")),
        ({"affected_employees": "15"}, ("affected_employees", "staff.more")),
        ({"target_hours": ""}, ("target_hours", "hours.empty")),
        ({"lost_hours": "1.005"}, ("lost_hours", "hours.format")),
        ({"lost_hours": "2184.01"}, ("lost_hours", "hours.more")),
        ({"target_hours": "25000000.01"}, ("target_hours", "hours.max")),
        ({"wage_sum": ""}, ("wage_sum", "amount.empty")),
        ({"wage_sum": "many"}, ("wage_sum", "amount.format")),
        ({"wage_sum": "1.005"}, ("wage_sum", "amount.decimals")),
        ({"wage_sum": "-1"}, ("wage_sum", "amount.negative")),
        ({"wage_sum": "1000000000.01"}, ("wage_sum", "amount.max")),
        ({"note": "x" * 2001}, ("note", "reason.long")),
    ],
)
def test_each_fault_has_its_own_text_and_saves_nothing(
    world: World, sign_in: SignIn, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    before = state_of(world)
    response = save(sign_in(world.camille), **changed)
    assert response.status_code == 422
    assert errors(response) == [expected]
    assert title(response).startswith("Error: ")
    kept = inputs(response)
    assert all(kept[name]["value"] == value for name, value in changed.items() if name in kept)
    assert state_of(world) == before


def test_amounts_are_read_as_people_write_them(world: World, sign_in: SignIn) -> None:
    save(sign_in(world.camille), wage_sum="Fr. 63’126,50", target_hours="2 184 h", lost_hours="1'092,5")
    version = PeriodVersion.objects.get()
    assert (version.wage_sum, version.target_hours, version.lost_hours) == (6_312_650, 218_400, 109_250)


def test_the_same_figures_again_add_no_version(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    before = state_of(world)
    client.get(EDIT)
    save(client, version="1", opened="1")
    assert state_of(world) == before
    assert "You have not changed any figure" in text_of(client.get(EDIT))


def test_a_double_click_is_answered_like_the_first_click(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client)
    before = state_of(world)
    client.get(EDIT)
    assert save(client).status_code == 302
    assert state_of(world) == before
    assert "Draft saved at 14:07" in text_of(client.get(EDIT))


def test_an_old_tab_meets_both_versions_and_keeps_what_was_typed(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    save(client, note="first tab")
    before = state_of(world)
    response = save(client, wage_sum="70000", note="second tab")
    assert response.status_code == 409
    assert errors(response) == [("", "period.conflict")]
    assert "Camille Rochat saved this period at 14:07" in text_of(response)
    table = text_of(response).partition("<caption>Both versions")[2].partition("</table>")[0]
    for shown in ("63’126.00", "70’000.00", "+6’874.00", "first tab", "second tab"):
        assert shown in table
    assert inputs(response)["wage_sum"]["value"] == "70000"
    assert inputs(response)["version"]["value"] == "1"
    assert state_of(world) == before
    assert save(client, wage_sum="70000", version="1", opened="1").status_code == 302
    assert world.period("2020-04").version == 2


@pytest.mark.parametrize("version", ["", "x", "-1", "7", "9" * 30])
def test_a_version_that_never_was_does_not_overwrite(world: World, sign_in: SignIn, version: str) -> None:
    client = sign_in(world.camille)
    save(client)
    before = state_of(world)
    assert save(client, wage_sum="1.00", version=version).status_code == 409
    assert state_of(world) == before


def refused(response: Answer, world: World, before: tuple[object, ...]) -> None:
    """The refusal page, and nothing saved; the refusal itself may leave its own trace."""
    assert response.status_code == 403
    assert "refusal" in handles(response)
    assert state_of(world)[:5] == before[:5]
    assert events("save-period") == []


def test_what_another_account_holds_cannot_be_edited_by_any_way(world: World, sign_in: SignIn) -> None:
    with clock.at(LONG_AGO):
        save(sign_in(world.sandrine))
    before = state_of(world)
    client = sign_in(world.camille)
    for response in (client.get(EDIT), save(client), save(client, act="complete", version="1")):
        assert response.status_code == 403
        assert "refusal" in handles(response)
        assert state_of(world)[:5] == before[:5]
    assert len(events("save-period")) == 1


def test_a_reader_cannot_write(world: World, sign_in: SignIn) -> None:
    Membership.objects.filter(account=world.camille).update(role="reader")
    before = state_of(world)
    refused(sign_in(world.camille).get(EDIT), world, before)
    refused(save(sign_in(world.camille)), world, before)


def test_a_sleeping_account_cannot_write(world: World, sign_in: SignIn) -> None:
    before = state_of(world)
    refused(save(sign_in(world.sandrine)), world, before)


def test_a_period_that_is_sent_cannot_be_written(world: World, sign_in: SignIn) -> None:
    Period.objects.filter(month="2020-04").update(
        state="submitted", holder=world.camille, version=1, changed_at=NOW
    )
    before = state_of(world)
    refused(sign_in(world.camille).get(EDIT), world, before)
    refused(save(sign_in(world.camille), version="1"), world, before)


def test_a_case_of_others_cannot_even_be_found(world: World, sign_in: SignIn) -> None:
    before = state_of(world)
    for account in (world.theo, world.lea, world.nadja):
        assert save(sign_in(account)).status_code == 404
    assert Client().post(EDIT, figures()).headers["Location"].startswith("/en/account/login/")
    assert state_of(world)[:5] == before[:5]


def test_the_script_gets_the_new_version_and_the_words_to_show(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    response = client.post(EDIT, figures(), headers={"accept": "application/json"})
    assert (response.status_code, response.json()) == (
        200, {"result": "saved", "version": 1, "text": "Draft saved at 14:07"},
    )  # fmt: skip
    faulty = client.post(EDIT, figures(wage_sum="x"), headers={"accept": "application/json"})
    assert (faulty.status_code, faulty.json()) == (422, {"result": "faults"})
    old = client.post(EDIT, figures(wage_sum="1"), headers={"accept": "application/json"})
    assert (old.status_code, old.json()) == (409, {"result": "conflict"})
    assert world.period("2020-04").version == 1


def test_the_button_after_an_autosave_says_that_the_draft_is_saved(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(EDIT, figures(), headers={"accept": "application/json"})
    save(client, version="1", opened="0")
    text = text_of(client.get(EDIT))
    assert "Draft saved at 14:07" in text
    assert "You have not changed any figure" not in text


def test_the_result_of_an_autosave_has_its_place_from_the_beginning(world: World, sign_in: SignIn) -> None:
    tags = Page(text_of(sign_in(world.camille).get(EDIT))).tags
    region = next(row for _tag, row in tags if "data-saved" in row)
    assert region["role"] == "status"
    assert all(region[name] for name in ("data-offline", "data-faults", "data-conflict", "data-refused"))
    assert any(row.get("src", "").endswith("cases/autosave.js") for _tag, row in tags)


def test_what_was_typed_before_the_end_of_a_session_is_there_again(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.get(EDIT)
    with clock.at(NOW + timedelta(minutes=31)):
        response = save(client, wage_sum="64000.00", note="typed before the end")
        assert response.headers["Location"].startswith("/en/account/login/")
        assert world.period("2020-04").version == 0
        response = sign_in(world.camille).get(EDIT)
    assert inputs(response)["wage_sum"]["value"] == "64000.00"
    assert "typed before the end" in text_of(response)
    assert "Your entries are here again" in text_of(response)
    assert world.period("2020-04").version == 0


@pytest.mark.parametrize("headers", [{}, {"accept": "application/json"}])
def test_what_was_held_is_gone_once_a_draft_is_saved(
    world: World, sign_in: SignIn, headers: dict[str, str]
) -> None:
    client = sign_in(world.camille)
    hold_form(world.camille.pk, EDIT, {"wage_sum": ["1.11"]})
    assert inputs(client.get(EDIT))["wage_sum"]["value"] == "1.11"
    client.post(EDIT, figures(), headers=headers)
    assert inputs(client.get(EDIT))["wage_sum"]["value"] == "63’126.00"


def test_the_language_links_stay_on_the_period(world: World, sign_in: SignIn) -> None:
    found = addresses(sign_in(world.camille).get(EDIT))
    assert "/de/cases/00001203-99/2020-04/edit/" in found


def test_a_fiduciary_who_was_given_the_letter_may_write(world: World, sign_in: SignIn) -> None:
    open_case(world.theo, world.case)
    assert save(sign_in(world.theo)).status_code == 302
    assert world.period("2020-04").holder == world.theo
