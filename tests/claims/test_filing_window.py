"""Outside of the window nothing is filed for the first time; the page says when it was and what is left."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jobroom.cases.filing import window
from jobroom.journal import clock
from jobroom.rights.models import AccessRequest, Refusal
from jobroom.rules.filing import parse_window
from tests.cases.reading import handles, new_employee, text_of
from tests.claims.document_steps import add, pdf
from tests.claims.send_steps import CASE, SEND, hindered, make_ready, post, state_of
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import World

pytestmark = pytest.mark.usefixtures("home")
EDIT = f"{CASE}2020-04/edit/"
LAW = "2022-07-07/2022-12-31"


def reason(text: str) -> str:
    (tag,) = [row for _tag, row in Page(text).tags if row.get("data-handle") == "refusal"]
    return tag["data-reason"]


def test_without_a_setting_the_law_s_window_counts(settings: Settings) -> None:
    settings.FILING_WINDOW = None
    assert window() == parse_window(LAW)


def test_after_the_last_day_the_pencil_says_when_it_was_and_offers_no_request(
    world: World, camille: Client, settings: Settings
) -> None:
    settings.FILING_WINDOW = None
    response = camille.get(EDIT)
    text = text_of(response)
    assert (response.status_code, reason(text)) == (403, "window-closed")
    assert "The deadline for April 2020 passed on 31.12.2022" in text
    assert "Periods that were sent can be corrected when the fund opens them again." in text
    assert {"request-access", "ask-administrator"}.isdisjoint(handles(response))
    assert (Refusal.objects.count(), AccessRequest.objects.count()) == (1, 0)


def test_nothing_can_be_saved_decided_uploaded_or_sent_then(
    world: World, camille: Client, settings: Settings
) -> None:
    make_ready(world)
    settings.FILING_WINDOW = None
    before = state_of(world)
    assert camille.post(f"{EDIT}all/", new_employee("1")).status_code == 403
    assert camille.post(f"{EDIT}check/", {"act": "complete"}).status_code == 403
    assert camille.post(f"{EDIT}decline/").status_code == 403
    assert add(camille, pdf()).status_code == 403
    assert hindered(camille.get(SEND)) == ["window-closed"]
    assert post(camille).status_code == 409
    assert state_of(world) == before
    assert camille.get(f"{CASE}2020-04/").status_code == 200


def test_whoever_holds_the_period_the_window_is_the_reason(
    world: World, camille: Client, settings: Settings
) -> None:
    make_ready(world, world.lea)
    settings.FILING_WINDOW = None
    assert reason(text_of(camille.get(EDIT))) == "window-closed"


def test_before_the_first_day_the_page_says_when_it_begins(
    world: World, camille: Client, settings: Settings
) -> None:
    settings.FILING_WINDOW = parse_window("2027-07-07/2027-12-31")
    before = state_of(world)
    text = text_of(camille.get(EDIT))
    assert reason(text) == "not-yet-open"
    assert "April 2020 can be corrected from 07.07.2027" in text
    assert camille.post(f"{EDIT}all/", new_employee()).status_code == 403
    assert hindered(camille.get(SEND)) == ["not-yet-open"]
    assert state_of(world) == before


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), 200),
        (datetime(2026, 12, 31, 23, tzinfo=UTC), 403),
    ],
)
def test_the_last_second_of_the_last_day_is_the_last_one(
    world: World, sign_in: SignIn, settings: Settings, moment: datetime, status: int
) -> None:
    settings.FILING_WINDOW = parse_window("2022-07-07/2026-12-31")
    with clock.at(moment):
        assert sign_in(world.camille).get(EDIT).status_code == status
