"""Not claiming a period is a decision with a question before it; it can be taken back before the sending."""

from django.test import Client

from tests.cases.reading import events, handles, links, new_employee, text_of
from tests.claims.send_steps import CASE, complete, state_of
from tests.conftest import SignIn
from tests.world import NOW, World, open_case

ADDRESS = f"{CASE}2020-04/edit/decline/"


def test_the_editor_leads_to_a_question_that_changes_nothing(world: World, camille: Client) -> None:
    before = state_of(world)
    assert links(camille.get(f"{CASE}2020-04/edit/"), "decline") == [ADDRESS]
    assert links(camille.get(f"{CASE}2020-04/edit/check/"), "decline") == [ADDRESS]
    assert "do-not-claim" in handles(camille.get(ADDRESS))
    assert state_of(world) == before


def test_the_decision_holds_the_period_for_who_took_it(world: World, camille: Client) -> None:
    response = camille.post(ADDRESS)
    assert (response.status_code, response.headers["Location"]) == (302, CASE)
    period = world.period("2020-04")
    assert (period.state, period.holder, period.version, period.changed_at) == (
        "not-claimed", world.camille, 0, NOW,
    )  # fmt: skip
    (event,) = events("do-not-claim")
    assert (event.actor, event.chain) == (world.camille.actor, world.case.chain)
    assert event.changes == {"month": "2020-04", "old": "open", "takes": True}
    assert "April 2020 is not claimed." in text_of(camille.get(CASE))


def test_what_was_typed_stays(world: World, camille: Client) -> None:
    complete(world.camille, world.period("2020-04"))
    camille.post(ADDRESS)
    period = world.period("2020-04")
    assert (period.state, period.version, period.employees.count()) == ("not-claimed", 1, 14)
    assert events("do-not-claim")[0].changes["takes"] is False


def test_saving_takes_it_back(world: World, camille: Client) -> None:
    camille.post(ADDRESS)
    assert "Saving it takes that back." in text_of(camille.get(f"{CASE}2020-04/edit/"))
    camille.post(f"{CASE}2020-04/edit/all/", new_employee())
    assert (world.period("2020-04").state, world.period("2020-04").version) == ("in-progress", 1)


def test_deciding_twice_is_deciding_once(world: World, camille: Client) -> None:
    camille.post(ADDRESS)
    before = state_of(world)
    assert "This is decided already." in text_of(camille.get(ADDRESS))
    assert camille.post(ADDRESS).status_code == 302
    assert state_of(world) == before


def test_a_period_of_a_colleague_is_not_decided_about(world: World, camille: Client) -> None:
    open_case(world.lea, world.case)
    complete(world.lea, world.period("2020-04"))
    before = state_of(world)
    for response in (camille.get(ADDRESS), camille.post(ADDRESS)):
        assert (response.status_code, "refusal" in handles(response)) == (403, True)
    assert state_of(world) == before


def test_a_stranger_finds_nothing_to_decide(world: World, sign_in: SignIn) -> None:
    before = state_of(world)
    assert sign_in(world.theo).post(ADDRESS).status_code == 404
    assert state_of(world) == before
