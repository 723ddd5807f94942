"""Support's pages: the list of cases, one case, and what comes of a request that stands still."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking
from jobroom.rights.models import AccessRequest, Decision
from jobroom.support.actions.tickets import open_ticket
from jobroom.support.models import Ticket, TicketNote
from tests.conftest import SignIn
from tests.desk import story
from tests.support.stopping import Answer, footprint, link_to, mails, stopped, text_of
from tests.world import NOW, World

LIST = "/de/desk/support/"


@pytest.fixture
def case(world: World, asked: AccessRequest) -> Ticket:
    """Lea has stopped Camille's request."""
    return stopped(link_to(world.lea), contact="Lea", text="Wer ist das?")


def act(client: Client, case: Ticket, name: str, reason: str = "") -> Answer:
    return client.post(f"{LIST}{case.reference}/{name}/", {"reason": reason} if reason else {})


def offered(client: Client, case: Ticket) -> set[str]:
    """Which acts the page offers."""
    page = text_of(client.get(f"{LIST}{case.reference}/"))
    return set(re.findall(r'<form[^>]*data-handle="([a-z]+)-case"', page))


def listed(client: Client, state: str = "open") -> list[str]:
    page = text_of(client.get(f"{LIST}?state={state}"))
    return re.findall(r'data-handle="ticket" data-reference="([^"]+)"', page)


def test_a_case_stands_in_the_list_and_beside_its_request(
    world: World, asked: AccessRequest, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    assert listed(client) == [case.reference]
    page = text_of(client.get(f"{LIST}{case.reference}/"))
    assert "Wer ist das?" in page
    assert world.lea.email in page
    assert 'data-standing="frozen"' in page
    assert f"{LIST}{case.reference}/" in text_of(client.get(f"/de/desk/requests/{asked.reference}/"))
    assert '<span class="count">1<' in text_of(client.get("/de/desk/companies/"))


def test_a_reference_of_a_case_leads_staff_there_and_nobody_else(
    world: World, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    for person in (support, world.nadja):
        assert sign_in(person).get(f"/r/{case.reference}").headers["Location"] == f"{LIST}{case.reference}/"
    for person in (world.lea, world.camille, world.theo):
        assert sign_in(person).get(f"/r/{case.reference}").status_code == 404
        assert sign_in(person).get(f"{LIST}{case.reference}/").status_code == 403
    assert sign_in(support).get("/r/SU-0000-0000").status_code == 404
    assert sign_in(support).get(f"{LIST}SU-0000-0000/").status_code == 404


def test_a_frozen_request_stands_apart_and_cannot_be_decided(
    world: World, asked: AccessRequest, case: Ticket, sign_in: SignIn
) -> None:
    client = sign_in(world.nadja)
    assert story.listed(client, "/de/desk/") == []
    assert story.listed(client, "/de/desk/?state=frozen") == [asked.reference]
    page = text_of(client.get(f"/de/desk/requests/{asked.reference}/"))
    assert 'data-handle="no-decision"' in page
    assert 'name="seen"' not in page
    before = footprint()
    for step in ({"act": "decide", "decision": "approve"}, {"act": "confirm", "decision": "confirm"}):
        answer = client.post(f"/de/desk/requests/{asked.reference}/", {**step, "reason": "x", "seen": "x"})
        assert answer.status_code == 409
    assert footprint() == before


def test_the_holder_cannot_hand_over_what_stands_still(
    world: World, asked: AccessRequest, case: Ticket, sign_in: SignIn
) -> None:
    Account.objects.filter(pk=world.sandrine.pk).update(last_counted_sign_in=NOW)
    before = footprint()
    answer = sign_in(world.sandrine).post(f"/en/requests/{asked.reference}/hand-over/")
    assert answer.status_code == 409
    assert "Nothing was done: the request stands still" in text_of(answer)
    assert footprint() == before
    page = text_of(sign_in(world.sandrine).get(f"/fr/requests/{asked.reference}/"))
    assert 'data-handle="hand-over"' not in page


def test_an_objection_is_not_cleared_while_the_request_stands_still(
    world: World, asked: AccessRequest, case: Ticket, sign_in: SignIn
) -> None:
    sign_in(world.sandrine).post(f"/fr/requests/{asked.reference}/object/", {"text": "Non."})
    client = sign_in(world.nadja)
    before = footprint()
    assert story.post(client, asked, act="clear-objection", reason="gut").status_code == 409
    assert footprint() == before
    assert 'data-handle="clear-objection"' not in text_of(client.get(f"/de/desk/requests/{asked.reference}/"))


def test_support_takes_notes_and_releases(
    world: World, asked: AccessRequest, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    assert offered(client, case) == {"take", "note", "release"}
    assert act(client, case, "take").status_code == 302
    assert (listed(client), listed(client, "in-work")) == ([], [case.reference])
    assert act(client, case, "note", "Frau Favre erreicht.").status_code == 302
    assert act(client, case, "release", "Ein Missverständnis.").status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.frozen_at) == ("open", NOW)
    case.refresh_from_db()
    assert (case.state, case.officer, case.closed_at) == ("closed", support, NOW)
    notes = list(TicketNote.objects.values_list("account", "text"))
    assert notes == [(support.pk, "Frau Favre erreicht."), (support.pk, "Ein Missverständnis.")]
    decision = Decision.objects.get()
    assert (decision.kind, decision.account, decision.reason) == ("release", support, "Ein Missverständnis.")
    assert mails("request-released") == mails("request-frozen")
    assert mails("case-closed") == [world.lea.email]
    told = Message.objects.get(kind="request-released", recipient=world.camille.email)
    assert "Missverständnis" not in told.text
    assert offered(client, case) == set()
    assert listed(client, "closed") == [case.reference]


def test_a_release_begins_the_first_review_anew_and_leaves_a_signal(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    case = stopped(link_to(world.lea))
    with clock.at(NOW + timedelta(days=3)):
        act(sign_in(support), case, "release", "Geklärt.")
        asked.refresh_from_db()
        assert asked.state == "open"
        assert asked.due_at > NOW + timedelta(days=3)
        answer = story.post(sign_in(world.beat), asked, decision="approve")
    assert (answer.status_code, story.errors(answer)[0][1]) == (422, "dec.reason")
    assert 'data-signal="R14"' in text_of(answer)


def test_taking_a_stopped_request_back_and_asking_anew_keeps_the_signal(
    world: World, asked: AccessRequest, case: Ticket, sign_in: SignIn
) -> None:
    asking.withdraw(asked, actor=world.camille)
    again = story.ask(world.camille, world.case)
    assert (again.state, again.pk != asked.pk) == ("open", True)
    page = text_of(sign_in(world.nadja).get(f"/de/desk/requests/{again.reference}/"))
    assert 'data-signal="R14"' in page


def test_two_officers_refuse_what_stands_still(
    world: World, asked: AccessRequest, case: Ticket, sign_in: SignIn
) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    assert offered(nadja, case) == {"take", "note", "release", "refuse"}
    assert act(nadja, case, "refuse", "Niemand kennt die Person.").status_code == 302
    assert (story.state_of(asked), Decision.objects.count()) == ("frozen", 0)
    assert offered(nadja, case) == {"take", "note", "release"}
    before = footprint()
    assert act(nadja, case, "confirm").status_code == 403
    assert act(beat, case, "refuse", "Noch einmal").status_code == 409
    assert footprint() == before
    assert offered(beat, case) == {"take", "note", "release", "confirm"}
    assert act(beat, case, "confirm").status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.closed_at) == ("refused", NOW)
    kinds = list(Decision.objects.values_list("kind", "account", "reason"))
    reason = "Niemand kennt die Person."
    assert kinds == [("refuse", world.nadja.pk, reason), ("confirm", world.beat.pk, reason)]
    assert "Niemand kennt die Person." in Message.objects.get(kind="N-15").text
    case.refresh_from_db()
    assert case.state == "closed"
    page = text_of(sign_in(world.camille).get(f"/fr/requests/{asked.reference}/"))
    assert reason in page
    assert "Beat" not in page


def test_a_release_drops_a_proposed_refusal(
    world: World, asked: AccessRequest, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    act(sign_in(world.nadja), case, "refuse", "Nein.")
    act(sign_in(support), case, "release", "Doch.")
    before = footprint()
    assert act(sign_in(world.beat), case, "confirm").status_code == 409
    assert footprint() == before
    assert story.state_of(asked) == "open"


def test_a_case_is_not_closed_while_its_request_stands_still(
    world: World, asked: AccessRequest, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    before = footprint()
    answer = act(client, case, "close", "Erledigt.")
    assert (answer.status_code, story.errors(answer)) == (409, [("", "sup.frozen")])
    assert "Erledigt." in text_of(answer)
    assert footprint() == before
    asking.withdraw(asked, actor=world.camille)
    assert offered(client, case) == {"take", "note", "close"}
    assert act(client, case, "close", "Zurückgezogen.").status_code == 302
    case.refresh_from_db()
    assert case.state == "closed"


@pytest.mark.parametrize("name", ["note", "release", "refuse"])
def test_an_act_without_words_is_asked_again(
    world: World, asked: AccessRequest, case: Ticket, sign_in: SignIn, name: str
) -> None:
    before = footprint()
    answer = sign_in(world.nadja).post(f"{LIST}{case.reference}/{name}/", {"reason": " "})
    assert (answer.status_code, story.errors(answer)[0][1]) == (422, "sup.reason")
    assert footprint() == before


def test_an_unknown_act_is_not_found(world: World, case: Ticket, sign_in: SignIn) -> None:
    before = footprint()
    assert sign_in(world.nadja).post(f"{LIST}{case.reference}/approve/").status_code == 404
    assert footprint() == before


def test_a_closed_case_takes_nothing_more(
    world: World, asked: AccessRequest, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    act(client, case, "release", "Geklärt.")
    before = footprint()
    for name, reason in (("take", ""), ("note", "x"), ("close", "x"), ("release", "x")):
        assert act(client, case, name, reason).status_code == 409
    assert footprint() == before
    again = stopped(link_to(world.lea), text="Noch einmal")
    assert (again.pk != case.pk, story.state_of(asked)) == (True, "frozen")


def test_a_case_is_taken_over_from_a_colleague(
    world: World, case: Ticket, support: Account, sign_in: SignIn
) -> None:
    act(sign_in(support), case, "take")
    act(sign_in(support), case, "take")
    act(sign_in(world.nadja), case, "take")
    case.refresh_from_db()
    assert (case.state, case.officer) == ("in-work", world.nadja)
    before = [event.changes["before"] for event in Event.objects.filter(verb="take-ticket").order_by("pk")]
    assert before == ["", support.actor]


def test_the_office_opens_a_case_after_a_call(world: World, support: Account, sign_in: SignIn) -> None:
    client = sign_in(support)
    empty = client.post(f"{LIST}new/", {})
    keys = [("topic", "sup.topic"), ("text", "sup.text"), ("language", "language.choose")]
    assert (empty.status_code, sorted(story.errors(empty))) == (422, sorted(keys))
    assert client.post(f"{LIST}new/", {"topic": "stop", "text": "x", "language": "fr"}).status_code == 422
    assert Ticket.objects.count() == 0
    made = client.post(f"{LIST}new/", {"topic": "pin", "text": "Brief weg", "contact": "", "language": "fr"})
    case = Ticket.objects.get()
    assert made.headers["Location"] == f"{LIST}{case.reference}/"
    assert (case.topic, case.matter, case.way, case.opened_by) == ("pin", "", "desk", support)
    assert offered(client, case) == {"take", "note", "close"}
    act(client, case, "close", "Neuer Brief.")
    assert Message.objects.count() == 0


def test_the_office_stops_a_request_after_a_call(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    path = f"/de/desk/requests/{asked.reference}/stop/"
    before = footprint()
    empty = client.post(path, {"contact": "Frau Favre"})
    assert (empty.status_code, story.errors(empty)) == (422, [("text", "sup.text")])
    assert "Frau Favre" in text_of(empty)
    assert footprint() == before
    answer = client.post(path, {"contact": "Frau Favre", "text": "Sie ruft an."})
    case = Ticket.objects.get()
    assert answer.headers["Location"] == f"{LIST}{case.reference}/"
    assert (case.way, case.opened_by, case.froze) == ("desk", support, True)
    assert Event.objects.get(verb="freeze-request").actor == support.actor
    assert story.state_of(asked) == "frozen"


def test_the_list_costs_the_same_queries_with_one_case_and_with_many(
    world: World, support: Account, sign_in: SignIn
) -> None:
    def one(number: int) -> None:
        open_ticket(actor=support, topic="other", contact="", text=str(number), language="de")

    client = sign_in(support)
    one(0)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(1, 30):
        one(number)
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(few) == len(many) == 10
    assert len(listed(client)) == 25
    second = text_of(client.get(f"{LIST}?state=open&page=2"))
    assert len(re.findall('data-handle="ticket"', second)) == 5
    assert client.get(f"{LIST}?page=9").headers["Location"] == LIST


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_every_page_speaks_every_language(
    world: World, case: Ticket, support: Account, sign_in: SignIn, language: str
) -> None:
    act(sign_in(world.nadja), case, "refuse", "Nein.")
    for path in ("", "?state=closed", "new/", f"{case.reference}/"):
        assert sign_in(support).get(f"/{language}/desk/support/{path}").status_code == 200
