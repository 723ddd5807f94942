"""The fund opens periods again: what is ready and changed goes, the rest stays, and both copies are kept."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jobroom.claims.models import Submission, SubmittedPeriod
from jobroom.rules.filing import parse_window
from tests.cases.reading import handles, links, text_of
from tests.claims.document_steps import add, pdf
from tests.claims.send_steps import (
    CASE,
    SEND,
    ask_again,
    correct,
    hindered,
    lines,
    make_ready,
    post,
    send_directly,
    state_of,
    states,
)  # fmt: skip
from tests.world import World, open_case

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def asked(world: World) -> World:
    make_ready(world)
    send_directly(world)
    ask_again(world, "2020-04", "2020-05")
    return world


def test_what_nobody_has_changed_is_not_sent_again(asked: World, camille: Client) -> None:
    before = state_of(asked)
    response = camille.get(SEND)
    assert hindered(response) == ["nochange"]
    assert "You have not changed any figure" in text_of(response)
    assert post(camille).status_code == 409
    assert state_of(asked) == before


def test_the_changed_period_goes_and_the_other_one_waits(asked: World, camille: Client) -> None:
    correct(asked, "2020-04")
    response = camille.get(SEND)
    assert {month: row["data-goes"] for month, row in lines(response).items()} == {
        "2020-04": "true", "2020-05": "false",
    }  # fmt: skip
    post(camille)
    assert (states(asked)["2020-04"], states(asked)["2020-05"]) == ("resubmitted", "correction-requested")
    first, second = Submission.objects.all()
    assert [row.number for row in SubmittedPeriod.objects.filter(period__month="2020-04")] == [1, 2]
    assert list(second.periods.values_list("period__month", flat=True)) == ["2020-04"]
    assert first.periods.count() == 9
    assert asked.period("2020-04").sent_as == second.reference
    assert asked.period("2020-06").sent_as == first.reference


def test_a_document_is_a_change_too(asked: World, camille: Client) -> None:
    add(camille, pdf(), kind="holidays")
    post(camille)
    assert states(asked)["2020-04"] == "resubmitted"


def test_a_change_that_was_taken_back_is_none(asked: World, camille: Client) -> None:
    correct(asked, "2020-04")
    correct(asked, "2020-04", note="")
    assert hindered(camille.get(SEND)) == ["nochange"]


def test_a_period_of_a_colleague_does_not_hold_back_the_own_one(asked: World, camille: Client) -> None:
    open_case(asked.lea, asked.case)
    asked.case.periods.filter(month="2020-05").update(holder=asked.lea)
    correct(asked, "2020-04")
    post(camille)
    assert (states(asked)["2020-04"], states(asked)["2020-05"]) == ("resubmitted", "correction-requested")
    before = state_of(asked)
    response = camille.get(SEND)
    assert (hindered(response), links(response, "ask")) == (["held-by-others"], [f"{CASE}2020-05/edit/"])
    assert post(camille).status_code == 409
    assert state_of(asked) == before


def test_an_open_finding_keeps_a_correction_back(asked: World, camille: Client) -> None:
    correct(asked, "2020-04")
    asked.case.periods.filter(month__in=["2020-04", "2020-05"]).update(entitled_employees=15)
    before = state_of(asked)
    assert hindered(camille.get(SEND)) == ["unfinished"]
    assert post(camille).status_code == 409
    assert state_of(asked) == before


def test_corrections_go_after_the_window_has_closed(
    asked: World, camille: Client, settings: Settings
) -> None:
    settings.FILING_WINDOW = parse_window("2022-07-07/2022-12-31")
    correct(asked, "2020-04")
    assert "period" in handles(camille.get(f"{CASE}2020-04/edit/"))
    post(camille)
    assert states(asked)["2020-04"] == "resubmitted"


def test_an_answer_to_the_fund_cannot_become_not_claimed(asked: World, camille: Client) -> None:
    before = state_of(asked)
    address = f"{CASE}2020-04/edit/decline/"
    assert (camille.get(address).status_code, camille.post(address).status_code) == (404, 404)
    assert links(camille.get(f"{CASE}2020-04/edit/"), "decline") == []
    assert state_of(asked) == before
