"""A fiduciary sends where its mandate reaches so far; with less, or with the letter alone, it prepares."""

from datetime import date

import pytest

from jobroom.claims.models import Submission
from jobroom.companies.actions import end_membership
from jobroom.mandates.models import Mandate
from tests.cases.reading import events, handles, text_of
from tests.claims.send_steps import SEND, hindered, make_ready, post, state_of
from tests.conftest import SignIn
from tests.world import NOW, World, open_case

pytestmark = pytest.mark.usefixtures("home")


def mandate(world: World, scope: str) -> Mandate:
    """The garage acts for the hotel."""
    return Mandate.objects.create(
        reference="KO-7K4M-9QXP", fiduciary=world.garage, client=world.hotel, scope=scope, state="active",
        since=date(2026, 1, 1), until=date(2027, 12, 31), signatory="Lea Favre", asked_by=world.theo,
        asked_at=NOW, decided_by=world.lea, decided_at=NOW,
    )  # fmt: skip


def test_a_mandate_to_send_sends_and_stands_on_the_receipt(world: World, sign_in: SignIn) -> None:
    mandate(world, "send")
    make_ready(world, world.theo)
    response = post(sign_in(world.theo), SEND)
    made = Submission.objects.get()
    assert response.headers["Location"].endswith(f"/receipt/{made.reference}/")
    assert (made.sent_by, made.role, made.by_company, made.mandate) == (
        world.theo, "main-administrator", "Garage Modell AG", "KO-7K4M-9QXP",
    )  # fmt: skip
    page = text_of(sign_in(world.theo).get(response.headers["Location"]))
    for wanted in ("Theo Meier", "Garage Modell AG", "KO-7K4M-9QXP"):
        assert wanted in page
    changes = events("submit-case")[0].changes
    assert (changes["for_company"], changes["mandate"]) == (world.hotel.uid, "KO-7K4M-9QXP")


@pytest.mark.parametrize("scope", ["correct", ""])
def test_less_prepares_and_cannot_send(world: World, sign_in: SignIn, scope: str) -> None:
    if scope:
        mandate(world, scope)
    open_case(world.theo, world.case)
    make_ready(world, world.theo)
    before = state_of(world)
    theo = sign_in(world.theo)
    response = theo.get(SEND)
    assert (hindered(response), "submit-case" in handles(response)) == (["may-not-send"], False)
    assert post(theo).status_code == 409
    assert state_of(world) == before


def test_who_has_slept_cannot_send(world: World, sign_in: SignIn) -> None:
    world.case.periods.update(state="not-claimed", holder=world.sandrine)
    before = state_of(world)
    sandrine = sign_in(world.sandrine)
    assert hindered(sandrine.get(SEND)) == ["own-account-asleep"]
    assert post(sandrine).status_code == 409
    assert state_of(world) == before


def test_who_has_left_finds_nothing_any_more(world: World, sign_in: SignIn) -> None:
    make_ready(world)
    end_membership(world.camille.memberships.get(), actor=world.lea)
    before = state_of(world)
    assert sign_in(world.camille).post(SEND, {"declare": "on"}).status_code == 404
    assert state_of(world) == before
