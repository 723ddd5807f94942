"""The inbox: the most urgent first, filters in the address, pages of 25, and a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.rights.actions import asking
from jobroom.rights.models import AccessRequest
from tests.conftest import SignIn
from tests.desk import story
from tests.page_rules import Page
from tests.world import NOW, World


def title_of(page: str) -> str:
    return Page(page).title.split(" – ")[0]


def test_the_most_urgent_request_stands_first_and_is_the_next_to_take(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    later, soon = story.more_requests(world, 2)
    AccessRequest.objects.filter(pk=later.pk).update(due_at=NOW + timedelta(days=9))
    AccessRequest.objects.filter(pk=soon.pk).update(due_at=NOW - timedelta(hours=1, minutes=30))
    officer = sign_in(world.nadja)
    assert story.listed(officer, "/de/desk/") == [soon.reference, asked.reference, later.reference]
    page = officer.get("/de/desk/").content.decode()
    assert f'data-handle="take-next" href="/de/desk/requests/{soon.reference}/"' in page
    assert "seit 1 Std. 30 Min. überfällig" in page
    assert "noch 9 Tage" in page
    assert "noch 1 Tag<" in page


def test_a_row_says_who_what_and_how_it_looks(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    page = sign_in(world.nadja).get("/de/desk/").content.decode()
    for text in (
        f'data-reference="{asked.reference}" data-state="open"',
        "Hôtel Exemple SA",
        "Camille Rochat",
        "7 Perioden",
        "März, April, Mai, Juni, November und Dezember 2020, Januar 2021",
        "1 Warnsignal",
        "schwerstes: mittel",
        "Französisch",
    ):
        assert text in page


def test_filters_are_links_and_the_title_names_them(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    german = story.more_requests(world, 1)[0]
    officer = sign_in(world.nadja)
    story.post(officer, german, decision="approve", reason="")
    assert story.listed(officer, "/de/desk/") == [asked.reference]
    assert story.listed(officer, "/de/desk/?state=proposed") == [german.reference]
    assert story.listed(officer, "/de/desk/?state=proposed&language=fr") == []
    assert story.listed(officer, "/de/desk/?state=open&language=fr") == [asked.reference]
    assert story.listed(officer, "/de/desk/?state=with-holder") == []
    page = officer.get("/de/desk/?state=proposed&language=de").content.decode()
    assert title_of(page) == "Eingang: In Zweitprüfung, Deutsch"
    assert 'href="?state=open&amp;language=de"' in page
    assert title_of(officer.get("/fr/desk/?state=nonsense&language=xx").content.decode()) == (
        "Boîte de réception: À décider"
    )


def test_a_question_stops_the_clock_and_the_holder_is_waited_for(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    story.post(officer, asked, decision="ask", reason="Depuis quand ?")
    assert "Frist ruht" in officer.get("/de/desk/?state=asked-back").content.decode()
    asking.withdraw(asked, actor=world.camille)
    assert story.listed(officer, "/de/desk/?state=asked-back") == []


def test_pages_hold_25_rows_and_lead_on(world: World, sign_in: SignIn) -> None:
    made = story.more_requests(world, 26)
    officer = sign_in(world.nadja)
    first = officer.get("/de/desk/?state=open&language=de").content.decode()
    assert title_of(first) == "Eingang: Zu entscheiden, Deutsch, Seite 1 von 2"
    assert 'data-handle="next" href="?state=open&amp;language=de&amp;page=2"' in first
    rows = story.listed(officer, "/de/desk/")
    assert (len(rows), rows) == (25, [request.reference for request in made[:25]])
    assert story.listed(officer, "/de/desk/?page=2") == [made[25].reference]


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "9" * 400])
def test_an_unknown_page_leads_to_the_first_one_of_the_same_filter(
    world: World, asked: AccessRequest, sign_in: SignIn, number: str
) -> None:
    answer = sign_in(world.nadja).get(f"/de/desk/?state=open&language=fr&page={number}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/de/desk/?state=open&language=fr"


def test_an_empty_inbox_says_so(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.nadja).get("/de/desk/").content.decode()
    assert "Hier wartet zurzeit nichts." in page
    assert "take-next" not in page


def test_the_navigation_counts_what_waits(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    more = story.more_requests(world, 2)
    story.post(sign_in(world.nadja), more[0], decision="approve", reason="")
    page = sign_in(support).get("/de/desk/companies/").content.decode()
    counts = [part.split("<")[0] for part in page.split('<span class="count">')[1:]]
    assert counts == ["2", "1"]


def queries_of(client: Client, address: str, rows: int) -> list[str]:
    """The statements of a page that is fetched for the second time, so that the session is settled."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address).content.decode()
    assert page.count('data-handle="request"') == rows
    return [query["sql"] for query in captured.captured_queries]


def test_the_inbox_takes_the_same_queries_for_1_and_for_25_rows(world: World, sign_in: SignIn) -> None:
    officer = sign_in(world.nadja)
    story.more_requests(world, 1)
    one = queries_of(officer, "/de/desk/", 1)
    story.more_requests(world, 24, start=1)
    many = queries_of(officer, "/de/desk/", 25)
    assert len(one) == len(many) <= 18


def test_the_second_list_takes_the_same_queries_for_1_and_for_25_rows(world: World, sign_in: SignIn) -> None:
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    story.post(nadja, story.more_requests(world, 1)[0], decision="approve", reason="")
    one = queries_of(beat, "/de/desk/second/", 1)
    for request in story.more_requests(world, 24, start=1):
        story.post(nadja, request, decision="approve", reason="")
    many = queries_of(beat, "/de/desk/second/", 25)
    assert len(one) == len(many) <= 18


def test_the_second_list_marks_own_first_decisions(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    other = story.more_requests(world, 1)[0]
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    with clock.at(NOW + timedelta(minutes=5)):
        story.post(nadja, asked, decision="approve", reason="")
    story.post(beat, other, decision="refuse", reason="Nein.")
    page = nadja.get("/de/desk/second/").content.decode()
    rows = {part[:12]: part for part in page.split('data-handle="request" data-reference="')[1:]}
    assert "wartet auf eine andere Person" in rows[asked.reference]
    assert "Genehmigen" in rows[asked.reference]
    assert "23.11.2026, 14:12" in rows[asked.reference]
    assert "Sie können bestätigen" in rows[other.reference]
    assert "Ablehnen" in rows[other.reference]
    assert "Beat Huber" in rows[other.reference]
