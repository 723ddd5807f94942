"""The link in each mail that tells of a request stops it, without signing in, by one button (T-LET-4)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.signing import Signer
from django.test import Client

from jobroom.accounts.stopping import SALT, stop_token
from jobroom.cases.models import Period
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking
from jobroom.rights.models import AccessRequest
from jobroom.support.actions.stopping import MOST_NOTES
from jobroom.support.models import Ticket, TicketNote
from tests.conftest import SignIn
from tests.desk import story
from tests.support.stopping import footprint, link_to, mails, standing, stopped, text_of
from tests.world import NOW, World


def test_everybody_who_is_told_of_a_request_gets_a_link_of_their_own(
    world: World, asked: AccessRequest
) -> None:
    links = {link_to(world.lea), link_to(world.sandrine, "N-10")}
    assert len(links) == 2
    assert "/stop/" not in Message.objects.get(kind="access-asked", recipient=world.camille.email).text
    html = Message.objects.get(kind="access-asked-company").html
    assert f'href="{settings.ADDRESS}{link_to(world.lea)}"' in html


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_a_get_shows_what_was_asked_and_stops_nothing(
    world: World, asked: AccessRequest, client: Client, language: str
) -> None:
    before = footprint()
    page = client.get(f"/{language}{link_to(world.lea)[3:]}")
    assert (page.status_code, standing(page)) == (200, "pending")
    text = text_of(page)
    assert "Camille Rochat" in text
    assert "Hôtel Exemple SA" in text
    assert asked.reference in text
    assert world.camille.email not in text
    assert "Sandrine" not in text
    assert "1203" not in text
    assert footprint() == before


def test_t_let_4_the_button_freezes_the_request_and_warns_support(world: World, asked: AccessRequest) -> None:
    ticket = stopped(link_to(world.lea), contact="Lea Favre, 021 000 00 00", text="Nous ne savons rien.")
    asked.refresh_from_db()
    assert (asked.state, asked.frozen_at, asked.closed_at) == ("frozen", NOW, None)
    assert (ticket.topic, ticket.matter, ticket.froze, ticket.way) == ("stop", asked.reference, True, "link")
    assert (ticket.receiver, ticket.opened_by, ticket.language) == (world.lea, None, "fr")
    assert (ticket.contact, ticket.text) == ("Lea Favre, 021 000 00 00", "Nous ne savons rien.")
    assert mails("case-opened") == [settings.SUPPORT_EMAIL]
    told = Message.objects.get(kind="case-opened")
    assert ticket.reference in told.text
    assert f"/de/desk/support/{ticket.reference}/" in told.text
    assert "Nous ne savons rien" not in told.text
    assert "Favre" not in told.text
    events = Event.objects.filter(verb__in=["freeze-request", "open-ticket"]).order_by("pk")
    assert [(event.verb, event.actor) for event in events] == [
        ("freeze-request", "system"),
        ("open-ticket", "system"),
    ]


def test_those_concerned_are_told_without_who_stopped_it(world: World, asked: AccessRequest) -> None:
    stopped(link_to(world.lea), contact="Lea Favre", text="Nous ne savons rien.")
    people = sorted([world.camille.email, world.lea.email, world.sandrine.email])
    assert mails("request-frozen") == people
    own = Message.objects.get(kind="request-frozen", recipient=world.camille.email)
    assert own.subject == "Votre demande est suspendue"
    assert "Lea" not in own.text
    assert "Favre" not in own.text


def test_the_requester_sees_that_it_stands_still_and_not_who_did_it(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    stopped(link_to(world.lea), text="Nous ne savons rien.")
    client = sign_in(world.camille)
    page = client.get(f"/en/requests/{asked.reference}/")
    assert 'data-state="frozen"' in text_of(page)
    assert "It stands still until support has checked it." in text_of(page)
    assert "Lea" not in text_of(page)
    assert "savons" not in text_of(page)
    pencil = client.get("/en/cases/00001203-99/2020-04/edit/")
    assert "The request stands still until support has checked it." in text_of(pencil)
    assert 'data-state="frozen"' in text_of(client.get("/en/requests/"))


def test_a_second_stop_finds_the_same_case_and_adds_its_words(world: World, asked: AccessRequest) -> None:
    first = stopped(link_to(world.lea), text="Erste")
    sent = Message.objects.count()
    assert stopped(link_to(world.sandrine, "N-10"), contact="Sandrine", text="Zweite") == first
    assert stopped(link_to(world.sandrine, "N-10"), contact="Sandrine", text="Zweite") == first
    assert stopped(link_to(world.sandrine, "N-10")) == first
    note = TicketNote.objects.get()
    assert (note.ticket, note.account, note.contact, note.text) == (first, None, "Sandrine", "Zweite")
    assert Message.objects.count() == sent
    assert standing(Client().get(link_to(world.lea))) == "frozen"


def test_a_case_takes_only_so_many_words_from_outside(world: World, asked: AccessRequest) -> None:
    link = link_to(world.lea)
    for number in range(MOST_NOTES + 3):
        stopped(link, text=f"Nummer {number}")
    assert TicketNote.objects.count() == MOST_NOTES


def test_whoever_is_signed_in_stands_in_the_case(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    ticket = stopped(link_to(world.lea), sign_in(world.lea))
    assert ticket.opened_by == world.lea
    assert Event.objects.get(verb="freeze-request").actor == "system"


def test_a_stop_after_the_approval_opens_a_case_and_says_so(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    story.post(sign_in(world.beat), asked, decision="confirm", reason="")
    link = link_to(world.lea)
    assert standing(Client().get(link)) == "done"
    assert "It can no longer be stopped." in text_of(Client().get(f"/en{link[3:]}"))
    ticket = stopped(link, text="Zu spät?")
    assert (ticket.froze, story.state_of(asked)) == (False, "approved")
    assert {row.holder_id for row in Period.objects.filter(month__in=story.FILED)} == {world.camille.pk}
    assert mails("request-frozen") == []
    assert "Der Stopp kam zu spät" in Message.objects.get(kind="case-opened").text
    done = text_of(Client().get(f"/en{link[3:]}done/"))
    assert "The request had been approved before." in done
    desk = text_of(sign_in(world.nadja).get(f"/en/desk/support/{ticket.reference}/"))
    assert "The stop came too late" in desk


def test_a_stop_after_a_withdrawal_says_that_nothing_moved(world: World, asked: AccessRequest) -> None:
    asking.withdraw(asked, actor=world.camille)
    ticket = stopped(link_to(world.lea))
    assert (ticket.froze, story.state_of(asked)) == (False, "withdrawn")
    assert standing(Client().get(link_to(world.lea))) == "closed"


@pytest.mark.parametrize("broken", ["x", "a:b", "cut"])
def test_a_broken_link_leads_to_the_page_of_the_code(
    world: World, asked: AccessRequest, client: Client, broken: str
) -> None:
    link = link_to(world.lea)
    path = f"{link[:-3]}/" if broken == "cut" else f"/fr/stop/{broken}/"
    before = footprint()
    for answer in (client.get(path), client.post(path, {"text": "x"})):
        assert answer.status_code == 404
        assert 'data-handle="stop-code"' in text_of(answer)
        assert 'id="broken"' in text_of(answer)
    assert client.get(f"{path}done/").status_code == 302
    assert footprint() == before


def test_a_link_ends_after_60_days(world: World, asked: AccessRequest, client: Client) -> None:
    link = link_to(world.lea)
    with clock.at(NOW + timedelta(days=60)):
        assert client.get(link).status_code == 200
    before = footprint()
    with clock.at(NOW + timedelta(days=60, seconds=1)):
        assert client.get(link).status_code == 404
        assert client.post(link).status_code == 404
    assert footprint() == before


def test_a_link_to_nothing_or_of_another_kind_is_broken(world: World, client: Client) -> None:
    for kind, reference in (("access-request", "ER-0000-0000"), ("nothing", "ER-0000-0000")):
        assert client.get(f"/de/stop/{stop_token(kind, reference, world.lea)}/").status_code == 404
    assert Ticket.objects.count() == 0


def test_another_signature_of_the_site_is_no_link(world: World, asked: AccessRequest, client: Client) -> None:
    parts = ["access-request", asked.reference, world.lea.pk, int(NOW.timestamp())]
    assert client.get(f"/de/stop/{Signer(salt=SALT).sign_object(parts)}/").status_code == 200
    assert client.get(f"/de/stop/{Signer(salt='other').sign_object(parts)}/").status_code == 404


def test_a_text_that_is_too_long_stays_on_the_page(
    world: World, asked: AccessRequest, client: Client
) -> None:
    before = footprint()
    answer = client.post(link_to(world.lea), {"text": "x" * 2001, "contact": "y" * 201})
    assert answer.status_code == 422
    assert story.errors(answer) == [("contact", "reason.long"), ("text", "reason.long")]
    assert "x" * 2001 in text_of(answer)
    assert footprint() == before


def test_the_result_of_a_link_that_nobody_used_is_its_page(
    world: World, asked: AccessRequest, client: Client
) -> None:
    link = link_to(world.lea)
    assert client.get(f"{link}done/").headers["Location"] == link
