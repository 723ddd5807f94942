"""The office prints, posts, records what comes back, and finds a letter by its number."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from jobroom.accounts.actions import give_role
from jobroom.cases.actions import order_pin
from jobroom.cases.models import Case
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters.models import Letter, LetterBatch
from jobroom.letters.printing import print_queued, print_waiting
from jobroom.rules.roles import Staff
from tests.cases.reading import errors, handles, text_of
from tests.conftest import SignIn
from tests.world import NOW, World, person

POST = "/de/desk/post/"


@pytest.fixture
def office(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.nadja)


@pytest.fixture
def letter(world: World, tmp_path: Path) -> Letter:
    """A PIN letter that is printed."""
    made = order_pin(world.case, actor=world.camille)
    print_waiting(tmp_path)
    made.refresh_from_db()
    return made


def say(client: Client, path: str, **values: str) -> str:
    """Post a form, follow it, answer the page."""
    return text_of(client.post(f"{POST}{path}", values, follow=True))


def test_what_waits_is_queued_for_the_worker_and_not_printed_by_the_page(
    world: World, office: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    order_pin(world.case, actor=world.camille)
    assert 'data-handle="letters-waiting" data-count="1"' in text_of(office.get(POST))
    page = say(office, "print/")
    assert "Die Briefe werden gedruckt." in page
    assert "Ein Stapel wird gedruckt." in page
    assert LetterBatch.objects.get().ordered_by == world.nadja.actor
    assert Letter.objects.get().state == "requested"
    say(office, "print/")
    assert LetterBatch.objects.count() == 1
    assert print_queued() == 1
    page = text_of(office.get(POST))
    assert str(LetterBatch.objects.get()) in page
    assert "print-letters" not in page


def test_a_batch_is_given_to_the_post_once(world: World, office: Client, letter: Letter) -> None:
    batch = LetterBatch.objects.get()
    assert "give-to-post" in handles(office.get(POST))
    assert "1 Brief ist bei der Post." in say(office, f"batches/{batch.pk}/posted/")
    letter.refresh_from_db()
    assert (letter.state, letter.posted_at) == ("posted", NOW)
    assert "schon bei der Post" in say(office, f"batches/{batch.pk}/posted/")
    assert Event.objects.get(verb="post-letter").actor == world.nadja.actor
    assert "give-to-post" not in handles(office.get(POST))
    assert office.post(f"{POST}batches/{batch.pk + 1}/posted/").status_code == 404


@pytest.mark.parametrize("shape", ["{}", "{} ", "lower", "bare"])
def test_t_let_5_a_return_is_recorded_by_scanning_or_typing_the_number(
    world: World, office: Client, letter: Letter, shape: str
) -> None:
    number = str(letter.number)
    typed = {"lower": number.lower(), "bare": number.replace("-", "")[2:]}.get(shape, shape.format(number))
    page = say(office, "return/", number=typed, reason="moved")
    assert f"Die Rücksendung von {number} ist erfasst." in page
    assert 'value="moved" checked' in page
    letter.refresh_from_db()
    assert (letter.state, letter.returned_reason, letter.returned_at) == ("returned", "moved", NOW)
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == ""
    assert Event.objects.get(verb="return-letter").actor == world.nadja.actor


@pytest.mark.parametrize(
    ("number", "reason", "expected"),
    [
        ("", "moved", [("number", "letter.number")]),
        ("BR-0000-0001", "moved", [("number", "letter.number")]),
        ("ER-7K4M-9QXP", "moved", [("number", "letter.number")]),
        ("BR-0000-0000", "moved", [("number", "letter.unknown")]),
        ("BR-0000-0000", "", [("reason", "letter.why")]),
        ("BR-0000-0000", "lost", [("reason", "letter.why")]),
    ],
)
def test_what_is_no_return_is_told_and_changes_nothing(
    world: World, office: Client, letter: Letter, number: str, reason: str, expected: list[tuple[str, str]]
) -> None:
    response = office.post(f"{POST}return/", {"number": number, "reason": reason})
    assert (response.status_code, errors(response)) == (422, expected)
    assert f'value="{number}"' in text_of(response)
    letter.refresh_from_db()
    assert letter.state == "printed"


def test_a_letter_that_counts_no_more_is_to_be_destroyed(
    world: World, office: Client, letter: Letter
) -> None:
    with clock.at(NOW + timedelta(days=1)):
        order_pin(world.case, actor=world.camille)
    response = office.post(f"{POST}return/", {"number": letter.number, "reason": "moved"})
    assert (response.status_code, errors(response)) == (422, [("number", "letter.done")])
    assert not Event.objects.filter(verb="return-letter").exists()


def test_a_letter_is_found_by_its_number_with_its_dates(world: World, office: Client, letter: Letter) -> None:
    response = office.get(POST, {"number": str(letter.number).lower()}, follow=True)
    assert response.redirect_chain[-1][0] == f"{POST}letters/{letter.number}/"
    page = text_of(response)
    for part in (
        *(f'data-number="{letter.number}" data-state="printed"', "Camille Rochat", "Hôtel Exemple SA"),
        *("CHE-123.456.788", "23.11.2026, 14:07", str(letter.batch), "Rue du Lac 4"),
    ):
        assert part in page, part


def test_a_number_that_no_letter_has_is_not_found(world: World, office: Client) -> None:
    response = office.get(POST, {"number": "BR-0000-0000"})
    assert (response.status_code, errors(response)) == (422, [("number", "letter.unknown")])
    assert office.get(f"{POST}letters/BR-0000-0000/").status_code == 404
    assert office.get(f"{POST}letters/x/").status_code == 404


def test_t_adm_1_support_does_the_post_too_and_nobody_else(
    world: World, sign_in: SignIn, letter: Letter
) -> None:
    support = person("support@seco.example", "Sara", "Support", "de")
    give_role(support, Staff.SUPPORT, actor="system")
    assert sign_in(support).get(POST).status_code == 200
    for stranger in (world.camille, world.lea):
        client = sign_in(stranger)
        assert client.get("/fr/desk/post/").status_code == 403
        assert client.get(f"/fr/desk/post/letters/{letter.number}/").status_code == 403
        assert client.post("/fr/desk/post/print/").status_code == 403
        typed = {"number": letter.number, "reason": "moved"}
        assert client.post("/fr/desk/post/return/", typed).status_code == 403
        assert client.post(f"/fr/desk/post/batches/{letter.batch_id}/posted/").status_code == 403
    letter.refresh_from_db()
    assert (letter.state, LetterBatch.objects.count()) == ("printed", 1)


def test_the_list_costs_the_same_for_one_batch_and_for_many(
    world: World, office: Client, letter: Letter
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get(POST)
        return len(queries)

    office.get(POST)
    one = cost()
    for _number in range(3):
        LetterBatch.objects.create(ordered_by="system", ordered_at=NOW, finished_at=NOW, folder="x")
    assert cost() == one


def test_the_counts_of_a_batch_follow_its_letters(world: World, office: Client, letter: Letter) -> None:
    say(office, "return/", number=str(letter.number), reason="refused")
    row = text_of(office.get(POST)).split('data-handle="batch"')[1]
    counts = [part.split(">")[1].split("<")[0] for part in row.split('<td class="n"')[1:5]]
    assert counts == ["1", "0", "1", "0"]
