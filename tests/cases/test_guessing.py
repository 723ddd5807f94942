"""Guessing PINs: what is told to somebody who tries, and how all tries together end."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobroom.cases.models import Case, CaseAccess, SignInTally
from jobroom.cases.pin_letters import issue_pin, order_pin_letter
from jobroom.companies.actions import link_member
from jobroom.journal import clock
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Role
from tests.cases.reading import Answer, events, text_of
from tests.conftest import SignIn
from tests.world import NOW, World, person

PAGE = "/en/cases/open/"
KNOWN = {"ree": "00001203", "fund_number": "99", "pin": "22222222"}
UNKNOWN = {**KNOWN, "ree": "00001219"}


@pytest.fixture
def guessers(world: World) -> list[Client]:
    """Five people of the garage, each signed in."""
    made = []
    for number in range(5):
        account = person(f"guesser{number}@garage.example", "Guesser", str(number), "en")
        link_member(account, world.garage, Role.USER, actor=world.nadja)
        made.append(SignIn()(account))
    return made


def tell_apart(response: Answer, ree: str) -> str:
    """The page without what was typed and without its token."""
    text = text_of(response).replace(ree, "REE")
    parts = text.split('name="csrfmiddlewaretoken" value="')
    return parts[0] + "".join(part.partition('"')[2] for part in parts[1:])


@pytest.mark.usefixtures("pin")
def test_an_unknown_case_answers_like_a_wrong_pin_down_to_the_lock(world: World, sign_in: SignIn) -> None:
    known, unknown = sign_in(world.lea), sign_in(world.lea)
    for _ in range(6):
        first, second = known.post(PAGE, KNOWN), unknown.post(PAGE, UNKNOWN)
        assert first.status_code == second.status_code
        assert tell_apart(first, "00001203") == tell_apart(second, "00001219")
    assert first.status_code == 429


@pytest.mark.usefixtures("pin")
def test_an_unknown_case_costs_the_same_queries_as_a_wrong_pin(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.lea)
    shapes = []
    for typed in (KNOWN, UNKNOWN):
        client.post(PAGE, typed)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.post(PAGE, typed)
        shapes.append([query["sql"].split()[0] for query in queries])
    assert shapes[0] == shapes[1]


def guess(guessers: list[Client], typed: dict[str, str], tries: int) -> Answer:
    for number in range(tries):
        response = guessers[number % 5].post(PAGE, typed)
    return response


def test_twenty_wrong_tries_of_all_void_the_pin_until_a_new_letter(
    world: World, guessers: list[Client], pin: str
) -> None:
    assert guess(guessers, KNOWN, 19).status_code == 422
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint != ""
    assert guess(guessers[4:] * 5, KNOWN, 1).status_code == 429
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == ""
    fresh = SignIn()(world.lea)
    response = fresh.post(PAGE, {**KNOWN, "pin": pin})
    assert response.status_code == 429
    assert "/en/cases/pin/" in text_of(response)
    assert not CaseAccess.objects.filter(account=world.lea).exists()
    new = issue_pin(order_pin_letter(world.case, actor="system"))
    assert fresh.post(PAGE, {**KNOWN, "pin": new}).status_code == 302


def test_the_administrators_are_told_once_when_the_pin_is_void(
    world: World, guessers: list[Client], pin: str
) -> None:
    guess(guessers, KNOWN, 19)
    assert Message.objects.filter(kind="pin-locked").count() == 0
    guess(guessers[4:] * 5, KNOWN, 3)
    mail = Message.objects.get(kind="pin-locked")
    assert (mail.recipient, mail.language) == ("main-admin@hotel.example", "fr")
    assert "0000 1203" in mail.subject
    assert pin not in mail.text + mail.html
    assert "/fr/cases/pin/" in mail.text
    assert [event.chain for event in events("void-pin")] == [world.case.chain]


@pytest.mark.usefixtures("pin")
def test_a_case_that_does_not_exist_locks_alike_and_tells_nobody(guessers: list[Client]) -> None:
    last = guess(guessers, UNKNOWN, 20)
    assert last.status_code == 429
    assert tell_apart(last, "00001219") == tell_apart(guess(guessers, KNOWN, 20), "00001203")
    guess(guessers, UNKNOWN, 1)
    assert Message.objects.filter(kind="pin-locked").count() == 1
    assert SignInTally.objects.get(ree="00001219", account=None).wrong == 20


@contextmanager
def fixed_clock() -> Iterator[None]:
    """A thread has its own clock and its own connection."""
    try:
        with clock.at(NOW):
            yield
    finally:
        connection.close()


def post_in_thread(client: Client, typed: dict[str, str]) -> int:
    with fixed_clock():
        return client.post(PAGE, typed).status_code


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_time_are_all_counted(guessers: list[Client]) -> None:
    tries = [(client, typed) for typed in (KNOWN, UNKNOWN) for client in guessers[:3] for _ in range(2)]
    with ThreadPoolExecutor(6) as threads:
        codes = list(threads.map(lambda one: post_in_thread(*one), tries))
    assert codes == [422] * 12
    assert {row.ree: row.wrong for row in SignInTally.objects.filter(account=None)} == {
        "00001203": 6, "00001219": 6,
    }  # fmt: skip
    assert set(SignInTally.objects.exclude(account=None).values_list("wrong", flat=True)) == {2}
    assert len(events("wrong-pin")) == 12
