"""The stop code of a letter: the right one leads to the request, wrong ones are counted and answered alike.

No letter tells of an access request, so here one stands in for a matter that has a letter: the list of
matters gets an entry that finds it by a code.
"""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobroom.accounts.stopping import stop_fingerprint
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.rights.models import AccessRequest
from jobroom.rules.codes import STOP_LENGTH, format_letter_code, make_letter_code
from jobroom.rules.support import MOST_BY_NETWORK, MOST_TOGETHER, WINDOW
from jobroom.support import known
from jobroom.support.access_requests import ACCESS_REQUESTS
from jobroom.support.actions.guessing import forget_tallies, network_of
from jobroom.support.models import StopTally, Ticket
from tests.desk import story
from tests.support.stopping import Answer, footprint, standing, text_of
from tests.world import NOW

PAGE = "/de/stop/"
CODE = make_letter_code(lambda signs: signs[7], STOP_LENGTH)
OTHER = make_letter_code(lambda signs: signs[3], STOP_LENGTH)


@pytest.fixture(autouse=True)
def with_a_letter(asked: AccessRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request can be found by CODE, as its room would find it: by the fingerprint it keeps."""
    kept = stop_fingerprint(CODE)
    matter = replace(ACCESS_REQUESTS, by_code=lambda found: asked.reference if found == kept else None)
    monkeypatch.setattr(known, "MATTERS", (matter,))


def typed(client: Client, code: str, address: str = "192.0.2.1") -> Answer:
    return client.post(PAGE, {"code": code}, REMOTE_ADDR=address)


def plain(answer: Answer) -> str:
    """The page without its token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text_of(answer))


def test_t_let_4_the_code_leads_to_the_request_and_the_button_stops_it(
    client: Client, asked: AccessRequest
) -> None:
    before = footprint()
    answer = typed(client, format_letter_code(CODE).lower())
    link = answer.headers["Location"]
    assert (answer.status_code, CODE in link) == (302, False)
    page = client.get(link)
    assert (page.status_code, standing(page)) == (200, "pending")
    assert footprint() == before
    done = client.post(link, {"contact": "Personaldienst"}, follow=True)
    assert standing(done) == "frozen"
    ticket = Ticket.objects.get()
    assert (ticket.way, ticket.receiver, ticket.contact) == ("code", None, "Personaldienst")
    assert ticket.reference in text_of(done)
    assert story.state_of(asked) == "frozen"


def test_nothing_typed_counts_nothing(client: Client) -> None:
    answer = typed(client, " ")
    assert (answer.status_code, story.errors(answer)) == (422, [("code", "stop.empty")])
    assert StopTally.objects.count() == 0


@pytest.mark.parametrize("wrong", [OTHER, CODE[:-1] + CODE[0], "nonsense", "12"])
def test_every_wrong_code_gets_the_same_answer(client: Client, wrong: str) -> None:
    answer = typed(client, wrong)
    assert (answer.status_code, story.errors(answer)) == (422, [("code", "stop.wrong")])
    assert plain(answer) == plain(typed(client, "XXXX"))
    assert f'"{wrong}"' not in text_of(answer)
    assert StopTally.objects.get(network="").wrong == 2


def test_t_code_7_a_code_that_cannot_be_one_costs_the_same_queries(client: Client) -> None:
    shapes = []
    typed(client, "XXXX")
    for wrong in (OTHER, "nonsense"):
        with CaptureQueriesContext(
            connection,
        ) as taken:
            typed(client, wrong)
        shapes.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in taken.captured_queries])
    assert shapes[0] == shapes[1]


def test_t_code_3_neither_code_nor_address_is_kept(client: Client) -> None:
    typed(client, OTHER, "192.0.2.77")
    rows = str(list(StopTally.objects.values())) + str(list(Event.objects.values()))
    assert OTHER not in rows
    assert "192.0.2.77" not in rows
    assert Event.objects.get(verb="fail-stop-code").changes == {"wrong": 1, "together": 1}


def test_after_5_wrong_codes_the_right_one_waits_for_the_end_of_the_hour(client: Client) -> None:
    for _ in range(MOST_BY_NETWORK):
        assert typed(client, OTHER).status_code == 422
    locked = typed(client, CODE)
    assert locked.status_code == 429
    assert "15:07" in text_of(locked)
    assert typed(client, CODE, "192.0.2.2").status_code == 302
    with clock.at(NOW + WINDOW):
        assert typed(client, CODE).status_code == 302


def test_a_lock_does_not_hold_the_links_of_mails(client: Client, asked: AccessRequest) -> None:
    link = typed(client, CODE).headers["Location"]
    for _ in range(MOST_BY_NETWORK):
        typed(client, OTHER)
    assert typed(client, CODE).status_code == 429
    client.post(link)
    assert story.state_of(asked) == "frozen"


def test_wrong_codes_of_all_networks_together_end_too(client: Client) -> None:
    StopTally.objects.create(network="", wrong=MOST_TOGETHER - 1, since=NOW)
    assert typed(client, OTHER, "192.0.2.9").status_code == 422
    assert typed(client, CODE, "192.0.2.10").status_code == 429
    with clock.at(NOW + WINDOW):
        assert typed(client, CODE, "192.0.2.10").status_code == 302


def test_a_network_is_counted_whole() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") != network_of("192.0.2.2")
    assert network_of("unknown") != network_of("192.0.2.1")


def test_counts_are_forgotten_when_their_hour_is_over(client: Client) -> None:
    typed(client, OTHER)
    assert forget_tallies() == 0
    with clock.at(NOW + timedelta(hours=1)):
        assert forget_tallies() == 2
    assert StopTally.objects.count() == 0


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_the_page_of_the_code_speaks_every_language(client: Client, language: str) -> None:
    page = client.get(f"/{language}/stop/")
    assert page.status_code == 200
    assert 'data-handle="stop-code"' in text_of(page)
