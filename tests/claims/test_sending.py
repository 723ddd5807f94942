"""Check and send by the front door: all at once, once, and afterwards nothing can be changed."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import Period
from jobroom.claims.models import DocumentUse, Submission, SubmittedPeriod
from jobroom.journal.queries import verify
from tests.cases.reading import errors, events, handles, inputs, links, periods, text_of
from tests.claims.document_steps import add, pdf
from tests.claims.send_steps import (
    CASE,
    SEND,
    complete,
    hindered,
    lines,
    make_ready,
    post,
    send_directly,
    state_of,
    states,
)  # fmt: skip
from tests.conftest import SignIn
from tests.world import MONTHS, NOW, World, open_case

pytestmark = pytest.mark.usefixtures("home")
LEFT: dict[str, dict[str, object]] = {
    "open": {"state": "open", "holder": None, "version": 0},
    "draft": {"state": "in-progress"},
    "finding": {"entitled_employees": 15},
}
TOLD = {"open": "nothing entered yet", "draft": "not saved as ready yet", "finding": "1 point is open"}


def test_the_page_shows_a_line_for_each_period_and_sends_nothing(world: World, camille: Client) -> None:
    make_ready(world, declined=("2021-03",))
    before = state_of(world)
    response = camille.get(SEND)
    assert response.status_code == 200
    assert [*lines(response)] == MONTHS
    assert {row["data-goes"] for row in lines(response).values()} == {"true"}
    assert lines(response)["2021-03"]["data-state"] == "not-claimed"
    assert "submit-case" in handles(response)
    assert "Nothing is sent yet." in text_of(response)
    assert state_of(world) == before


def test_sending_moves_every_period_and_leads_to_the_receipt(world: World, camille: Client) -> None:
    make_ready(world, declined=("2021-03",))
    response = post(camille)
    made = Submission.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, f"{CASE}receipt/{made.reference}/")
    assert states(world) == dict.fromkeys(MONTHS, "submitted") | {"2021-03": "not-claimed"}
    assert set(Period.objects.filter(case=world.case).values_list("sent_as", flat=True)) == {made.reference}
    assert (made.sent_by, made.sent_at, made.language, made.role) == (world.camille, NOW, "en", "user")
    assert made.declaration.startswith("The figures match the books of Hôtel Exemple SA")
    claimed = SubmittedPeriod.objects.get(period__month="2020-04")
    assert (claimed.claimed, claimed.version, claimed.paid, claimed.old) == (True, 1, 3_380_000, claimed.new)
    assert (claimed.claim, claimed.back_payment, claimed.parameters) == (
        claimed.paid + (claimed.difference or 0), max(0, claimed.difference or 0), "2022-07-07.1",
    )  # fmt: skip
    declined = SubmittedPeriod.objects.get(period__month="2021-03")
    assert (declined.claimed, declined.new, declined.claim, declined.back_payment) == (
        False,
        None,
        None,
        None,
    )


def test_the_event_names_the_receipt_and_its_checksum(world: World, camille: Client) -> None:
    make_ready(world, declined=("2021-03",))
    post(camille)
    (event,) = events("submit-case")
    made = Submission.objects.get()
    assert (event.actor, event.chain) == (world.camille.actor, world.case.chain)
    assert event.changes == {
        "reference": made.reference, "checksum": made.checksum, "months": MONTHS[:-1],
        "declined": ["2021-03"],
    }  # fmt: skip
    assert verify().fault == ""


def test_without_the_tick_nothing_is_sent(world: World, camille: Client) -> None:
    make_ready(world)
    before = state_of(world)
    response = post(camille, declare="")
    assert (response.status_code, errors(response)) == (422, [("declare", "declare.unticked")])
    assert state_of(world) == before


def test_what_changed_after_the_look_is_looked_at_again(world: World, camille: Client) -> None:
    make_ready(world)
    before = state_of(world)
    response = post(camille, seen="0" * 64)
    assert (response.status_code, errors(response)) == (409, [("", "send.meanwhile")])
    assert "checked" not in inputs(response)["declare"]
    assert state_of(world) == before


@pytest.mark.parametrize("left", LEFT)
def test_one_unfinished_period_holds_all_back(world: World, camille: Client, left: str) -> None:
    make_ready(world)
    Period.objects.filter(month="2020-04").update(**LEFT[left])
    before = state_of(world)
    for response in (camille.get(SEND), post(camille)):
        assert hindered(response) == ["unfinished"]
        assert "submit-case" not in handles(response)
    assert (post(camille).status_code, errors(post(camille, declare=""))) == (409, [])
    assert TOLD[left] in text_of(camille.get(SEND))
    assert state_of(world) == before


def test_a_period_of_a_colleague_holds_all_back_and_leads_to_the_request(
    world: World, camille: Client
) -> None:
    make_ready(world)
    open_case(world.lea, world.case)
    Period.objects.filter(month="2020-05").update(holder=world.lea)
    before = state_of(world)
    response = camille.get(SEND)
    assert hindered(response) == ["held-by-others"]
    assert links(response, "ask") == [f"{CASE}2020-05/edit/"]
    assert post(camille).status_code == 409
    assert state_of(world) == before


def test_a_reader_looks_and_cannot_send(world: World, camille: Client) -> None:
    make_ready(world)
    world.camille.memberships.update(role="reader")
    before = state_of(world)
    assert hindered(camille.get(SEND)) == ["may-not-send"]
    assert post(camille).status_code == 409
    assert state_of(world) == before


def test_a_stranger_does_not_even_find_the_page(world: World, sign_in: SignIn) -> None:
    make_ready(world)
    before = state_of(world)
    theo = sign_in(world.theo)
    assert (theo.get(SEND).status_code, theo.post(SEND, {"declare": "on"}).status_code) == (404, 404)
    assert state_of(world) == before


def test_afterwards_every_way_to_write_is_closed(world: World, camille: Client) -> None:
    add(camille, pdf(), kind="holidays")
    make_ready(world, declined=("2021-03",))
    receipt = post(camille).headers["Location"]
    before = state_of(world)
    for month in ("2020-04", "2021-03"):
        for step in ("", "check/", "decline/"):
            response = camille.get(f"{CASE}{month}/edit/{step}")
            assert (response.status_code, "request-access" in handles(response)) == (403, False)
            assert links(response, "receipt") == [receipt]
        assert camille.post(f"{CASE}{month}/edit/all/", {"version": "1"}).status_code == 403
    assert add(camille, pdf("late.pdf", 2)).status_code == 403
    assert add(camille, pdf("late.pdf", 2), at=f"{CASE}documents/").status_code == 403
    assert state_of(world) == before


def test_the_overview_shows_what_was_sent_with_its_receipt(world: World, camille: Client) -> None:
    make_ready(world, declined=("2021-03",))
    assert links(camille.get(CASE), "send") == [SEND]
    post(camille)
    address = f"{CASE}receipt/{Submission.objects.get().reference}/"
    response = camille.get(CASE)
    assert (links(response, "receipt"), links(response, "edit")) == ([address] * 9, [])
    assert links(response, "send") == []
    assert periods(response)["2021-03"]["data-state"] == "not-claimed"
    period = camille.get(f"{CASE}2020-04/")
    assert links(period, "receipt") == [address]
    assert "Sent figures" in text_of(period)


def test_documents_go_with_the_periods_they_serve_and_stay(world: World, camille: Client) -> None:
    add(camille, pdf(), kind="holidays")
    make_ready(world)
    response = camille.get(SEND)
    assert "Feiertage.pdf" in text_of(response)
    assert "No document for: Days of vacation" in text_of(response)
    post(camille)
    assert DocumentUse.objects.get().sent_at == NOW


def test_a_second_tab_finds_the_receipt_of_the_first(world: World, camille: Client) -> None:
    make_ready(world)
    first = camille.get(SEND)
    sent = post(camille)
    before = state_of(world)
    seen = text_of(first).partition('name="seen" value="')[2][:64]
    for fields in ({"seen": seen, "declare": "on"}, {"seen": "other", "declare": "on"}):
        again = camille.post(SEND, fields)
        assert again.headers["Location"] == sent.headers["Location"]
    assert "This was already sent." in text_of(camille.get(sent.headers["Location"]))
    assert state_of(world) == before


def test_when_all_is_sent_the_page_says_so_and_names_the_receipts(world: World, camille: Client) -> None:
    make_ready(world)
    sent = send_directly(world)
    response = camille.get(SEND)
    assert (hindered(response), "submit-case" in handles(response)) == (["all-sent"], False)
    assert sent.submission.reference in text_of(response)


def test_the_number_of_queries_does_not_grow_with_the_periods(
    world: World, camille: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    complete(world.camille, world.period("2020-04"))
    camille.get(SEND)
    with django_assert_num_queries(13):
        camille.get(SEND)
    for month in set(MONTHS) - {"2020-04"}:
        complete(world.camille, world.period(month))
    with django_assert_num_queries(13):
        camille.get(SEND)
