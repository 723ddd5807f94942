"""Ordering the letter to the management: where it goes, what it says, how often, and what the page shows."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.models import Account
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters.actions import record_return
from jobroom.letters.models import Letter
from jobroom.mailbox.models import Message
from jobroom.powers.models import PowerOfAttorney
from jobroom.register.models import RegisterAnswer
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.letters.pin_letters import text_of as words_of
from tests.powers.steps import CLUB, HOTEL, JOINERY, find, order, power, print_letter
from tests.world import NOW, World, person


def letters_of(reference: str) -> list[str]:
    rows = Letter.objects.filter(kind="power", subject=f"power:{reference}").order_by("pk")
    return list(rows.values_list("state", flat=True))


def test_the_letter_goes_to_the_management_at_the_address_of_the_register(client_of_mia: Client) -> None:
    reference = order(client_of_mia)
    letter = Letter.objects.get(kind="power")
    assert letter.address == [
        "Schreinerei Muster GmbH", "An die Geschäftsleitung", "Rosenbergstrasse 51", "9000 St. Gallen",
    ]  # fmt: skip
    assert (letter.language, letter.uid, letter.subject) == ("de", JOINERY, f"power:{reference}")
    made = power(reference)
    assert (made.state, made.company, made.code_fingerprint) == ("letter", None, "")
    assert Event.objects.filter(verb="order-power").count() == 1


def test_T_LET_2_the_requester_is_never_the_addressee(client_of_mia: Client) -> None:
    order(client_of_mia)
    assert not any("Keller" in line for line in Letter.objects.get(kind="power").address)


def test_T_REG_3_the_register_is_asked_anew_when_the_letter_is_printed(
    client_of_mia: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    with clock.at(NOW + timedelta(hours=2)):
        print_letter(tmp_path, reference)
    newest = RegisterAnswer.objects.filter(uid=JOINERY).latest("pk")
    assert newest.fetched_at == NOW + timedelta(hours=2)
    assert newest.sha256
    assert power(reference).answer == newest.pk


def test_the_printed_letter_says_who_asks_for_what_and_until_when(
    client_of_mia: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    text = words_of(print_letter(tmp_path, reference).pdf)
    assert Letter.objects.get(kind="power").valid_until == date(2026, 12, 24)
    for part in ("Mia Keller", "CHE-270.437.923", reference, "24.12.2026", "/de/stop/"):
        assert part in text, part


def test_a_joint_signature_is_asked_for_where_the_register_says_so(
    client_of_mia: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia, CLUB)
    text = words_of(print_letter(tmp_path, reference).pdf)
    assert "Kurt Muster, Ann Sample" in text
    assert Letter.objects.get(kind="power").values["signatures"] == 2


def test_ordering_twice_is_ordering_once(client_of_mia: Client) -> None:
    assert order(client_of_mia) == order(client_of_mia)
    assert (PowerOfAttorney.objects.count(), Letter.objects.filter(kind="power").count()) == (1, 1)


def test_another_letter_is_possible_after_a_day_and_voids_the_former(
    mia: Account, client_of_mia: Client, sign_in: SignIn, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    print_letter(tmp_path, reference)
    again = f"/en/company/requests/{reference}/letter/"
    answer = client_of_mia.post(again)
    assert (answer.status_code, errors(answer)) == (422, [("", "letter.toosoon")])
    assert letters_of(reference) == ["printed"]
    assert power(reference).code_fingerprint
    with clock.at(NOW + timedelta(hours=24)):
        assert sign_in(mia).post(again).status_code == 302
    assert letters_of(reference) == ["superseded", "requested"]
    assert power(reference).code_fingerprint == ""


def test_after_30_days_the_same_request_gets_no_letter_any_more(
    mia: Account, client_of_mia: Client, sign_in: SignIn
) -> None:
    reference = order(client_of_mia)
    with clock.at(NOW + timedelta(days=30)):
        answer = sign_in(mia).post(f"/en/company/requests/{reference}/letter/")
        assert (answer.status_code, errors(answer)) == (422, [("", "letter.over")])
    assert letters_of(reference) == ["requested"]


def test_a_company_with_administrators_gets_no_letter_by_this_way(client_of_mia: Client) -> None:
    find(client_of_mia, HOTEL)
    answer = client_of_mia.post(f"/en/company/find/{HOTEL}/order/")
    assert (answer.status_code, errors(answer)) == (422, [("", "power.administrators")])
    assert not PowerOfAttorney.objects.exists()
    assert not Letter.objects.filter(kind="power").exists()


@pytest.mark.parametrize("uid", ["CHE200000024", "CHE200000076", "CHE200000107", "CHE200000142"])
def test_T_REG_2_an_entry_that_cannot_get_a_letter_gets_none(client_of_mia: Client, uid: str) -> None:
    find(client_of_mia, uid)
    answer = client_of_mia.post(f"/en/company/find/{uid}/order/")
    assert (answer.status_code, errors(answer)) == (422, [("", "power.entry")])
    assert not PowerOfAttorney.objects.exists()


def test_five_open_requests_are_the_most(client_of_mia: Client) -> None:
    for uid in ("CHE323018490", "CHE993051403", "CHE947978403", "CHE573292752", "CHE958358191"):
        order(client_of_mia, uid)
    find(client_of_mia, JOINERY)
    answer = client_of_mia.post(f"/en/company/find/{JOINERY}/order/")
    assert errors(answer) == [("", "power.many")]
    assert PowerOfAttorney.objects.count() == 5


def test_a_second_person_learns_that_somebody_has_started(
    world: World, client_of_mia: Client, sign_in: SignIn
) -> None:
    order(client_of_mia)
    other = sign_in(person("second@joinery.example", "Urs", "Moser", "en"))
    find(other, JOINERY)
    text = text_of(other.get(f"/en/company/find/{JOINERY}/"))
    assert "M. K., n•••@joinery.example" in text
    assert "Mia Keller" not in text
    assert 'data-handle="order-letter"' in text


def test_only_the_requester_sees_the_request(world: World, client_of_mia: Client, sign_in: SignIn) -> None:
    reference = order(client_of_mia)
    for path in ("", "copy.pdf", "send/"):
        assert sign_in(world.theo).get(f"/en/company/requests/{reference}/{path}").status_code == 404
    assert sign_in(world.theo).post(f"/en/company/requests/{reference}/withdraw/").status_code == 404
    assert power(reference).state == "letter"


def test_the_copy_is_the_letter_without_its_codes(client_of_mia: Client, tmp_path: Path) -> None:
    reference = order(client_of_mia)
    paper = print_letter(tmp_path, reference)
    answer = client_of_mia.get(f"/en/company/requests/{reference}/copy.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    text = words_of(answer.content)
    assert "Mia Keller" in text
    for secret in (paper.code[:4], paper.stop[:4]):
        assert secret not in text.replace(reference, "")


def test_withdrawing_voids_the_letter(client_of_mia: Client) -> None:
    reference = order(client_of_mia)
    assert client_of_mia.post(f"/en/company/requests/{reference}/withdraw/").status_code == 302
    assert (power(reference).state, letters_of(reference)) == ("withdrawn", ["superseded"])
    assert client_of_mia.post(f"/en/company/requests/{reference}/withdraw/").status_code == 409


def test_T_LET_5_a_letter_that_came_back_says_why_and_what_to_do(
    world: World, mia: Account, client_of_mia: Client, sign_in: SignIn, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    print_letter(tmp_path, reference)
    record_return(Letter.objects.get(kind="power"), "moved", actor=world.nadja.actor)
    mail = Message.objects.get(kind="letter-returned")
    assert (mail.recipient, mail.subject) == (
        mia.email, "The letter to Schreinerei Muster GmbH could not be delivered",
    )  # fmt: skip
    page = text_of(client_of_mia.get(f"/en/company/requests/{reference}/"))
    assert "The post says: the addressee has moved." in page
    assert "You can order another one from 24.11.2026, 14:07." in page
    assert 'data-handle="order-letter"' not in page
    with clock.at(NOW + timedelta(days=1)):
        assert 'data-handle="order-letter"' in text_of(sign_in(mia).get(f"/en/company/requests/{reference}/"))


def test_the_list_of_requests_asks_as_often_for_one_as_for_many(
    client_of_mia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    order(client_of_mia)
    with CaptureQueriesContext(connection) as queries:
        client_of_mia.get("/en/company/requests/")
    one = len(queries)
    for uid in ("CHE323018490", "CHE993051403"):
        order(client_of_mia, uid)
    with django_assert_num_queries(one):
        page = text_of(client_of_mia.get("/en/company/requests/"))
    assert page.count('data-handle="power"') == 3


def test_who_has_no_company_yet_finds_their_requests_again(client_of_mia: Client) -> None:
    reference = order(client_of_mia)
    assert 'href="/en/company/requests/"' in text_of(client_of_mia.get("/en/company/"))
    assert f'data-reference="{reference}"' in text_of(client_of_mia.get("/en/company/requests/"))
