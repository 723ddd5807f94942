from datetime import timedelta

import pytest
from django.test import Client

from jobroom.cases.models import CaseAccess, SignInTally
from jobroom.journal import clock
from jobroom.journal.models import Event
from tests.cases.reading import errors, events, handles, inputs, text_of, title
from tests.conftest import SignIn
from tests.world import NOW, World, person

PAGE = "/fr/cases/open/"


def numbers(typed: str, **changed: str) -> dict[str, str]:
    return {"ree": "0000 1203", "fund_number": "99", "pin": typed, **changed}


def test_the_form_takes_a_pin_as_it_is_copied_from_paper(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.lea).get(PAGE)
    field = inputs(response)["pin"]
    assert (field["type"], field["autocomplete"], field["spellcheck"]) == ("text", "off", "false")
    assert "case-sign-in" in handles(response)
    assert "ree_confirmed" not in inputs(response)
    assert "/fr/cases/pin/" in text_of(response)


def test_the_right_numbers_open_the_case(world: World, sign_in: SignIn, pin: str) -> None:
    response = sign_in(world.lea).post(PAGE, numbers(pin))
    assert (response.status_code, response.headers["Location"]) == (302, "/fr/cases/00001203-99/")
    access = CaseAccess.objects.get(account=world.lea)
    assert (access.case, access.attempts, access.granted_at) == (world.case, 1, NOW)
    event = events("open-case")[0]
    assert (event.chain, event.actor, event.changes) == (world.case.chain, world.lea.actor, {"attempts": 1})


def test_small_letters_spaces_and_hyphens_are_accepted(world: World, sign_in: SignIn, pin: str) -> None:
    typed = numbers(f" {pin[:4].lower()} - {pin[4:].lower()}", ree="A0000.1203", fund_number="CCh 99")
    assert sign_in(world.lea).post(PAGE, typed).status_code == 302


def test_opening_again_gives_no_second_access(world: World, sign_in: SignIn, pin: str) -> None:
    client = sign_in(world.lea)
    client.post(PAGE, numbers(pin))
    client.post(PAGE, numbers(pin))
    assert CaseAccess.objects.filter(account=world.lea).count() == 1
    assert len(events("open-case")) == 1


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"ree": ""}, ("ree", "ree.empty")),
        ({"ree": "12 34"}, ("ree", "ree.length")),
        ({"ree": "0000x203"}, ("ree", "ree.chars")),
        ({"ree": "00001204"}, ("ree", "ree.check")),
        ({"fund_number": ""}, ("fund_number", "cch.empty")),
        ({"fund_number": "123"}, ("fund_number", "cch.unknown")),
        ({"fund_number": "98"}, ("fund_number", "cch.unknown")),
        ({"pin": ""}, ("pin", "pin.empty")),
        ({"pin": "AB2"}, ("pin", "pin.length")),
    ],
)
def test_each_fault_has_its_own_text_and_counts_no_try(
    world: World, sign_in: SignIn, pin: str, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    length = Event.objects.count()
    response = sign_in(world.lea).post(PAGE, numbers(pin, **changed))
    assert response.status_code == 422
    assert errors(response) == [expected]
    assert title(response).startswith("Erreur")
    assert (SignInTally.objects.count(), Event.objects.count()) == (0, length)


def test_what_was_typed_stays_but_never_the_pin(world: World, sign_in: SignIn, pin: str) -> None:
    response = sign_in(world.lea).post(PAGE, numbers(pin, fund_number="98"))
    assert inputs(response)["ree"]["value"] == "0000 1203"
    assert inputs(response)["fund_number"]["value"] == "98"
    assert "value" not in inputs(response)["pin"]
    assert pin not in text_of(response)


def test_a_wrong_check_digit_passes_when_the_letter_has_it_so(
    world: World, sign_in: SignIn, pin: str
) -> None:
    client = sign_in(world.lea)
    assert "ree_confirmed" in inputs(client.post(PAGE, numbers(pin, ree="00001204")))
    response = client.post(PAGE, numbers(pin, ree="00001204", ree_confirmed="on"))
    assert errors(response) == [("pin", "triple.mismatch")]
    assert "checked" in inputs(response)["ree_confirmed"]


def test_a_wrong_pin_shows_the_tries_left_and_opens_nothing(world: World, sign_in: SignIn, pin: str) -> None:
    client = sign_in(world.lea)
    wrong = pin[:-1] + ("2" if pin[-1] != "2" else "3")
    response = client.post(PAGE.replace("fr", "en"), numbers(wrong))
    assert response.status_code == 422
    assert errors(response) == [("pin", "triple.mismatch")]
    assert "4 attempts left" in text_of(response)
    assert not CaseAccess.objects.filter(account=world.lea).exists()
    assert client.get("/fr/cases/00001203-99/").status_code == 404


def test_the_access_remembers_how_many_tries_it_took(world: World, sign_in: SignIn, pin: str) -> None:
    client = sign_in(world.lea)
    for _ in range(3):
        client.post(PAGE, numbers("22222222"))
    client.post(PAGE, numbers(pin))
    assert CaseAccess.objects.get(account=world.lea).attempts == 4
    assert SignInTally.objects.get(account=world.lea).wrong == 0


def test_t_log_4_no_event_holds_a_pin(world: World, sign_in: SignIn, pin: str) -> None:
    client = sign_in(world.lea)
    client.post(PAGE, numbers("ZZZZ2222"))
    client.post(PAGE, numbers("ZZZZ2222", ree="00001219"))
    client.post(PAGE, numbers(pin))
    told = str(list(Event.objects.values()))
    assert "ZZZZ2222" not in told
    assert pin not in told
    assert [event.chain for event in events("wrong-pin")] == [world.case.chain, "general"]


def test_after_a_day_a_locked_account_may_try_again(world: World, sign_in: SignIn, pin: str) -> None:
    client = sign_in(world.lea)
    for _ in range(5):
        response = client.post("/en/cases/open/", numbers("22222222"))
    assert response.status_code == 429
    assert "Tuesday, 24.11.2026, 14:07" in text_of(response)
    with clock.at(NOW + timedelta(hours=23, minutes=59)):
        assert sign_in(world.lea).post(PAGE, numbers(pin)).status_code == 429
    assert not CaseAccess.objects.filter(account=world.lea).exists()
    with clock.at(NOW + timedelta(hours=24)):
        assert sign_in(world.lea).post(PAGE, numbers(pin)).status_code == 302
    assert CaseAccess.objects.get(account=world.lea).attempts == 6


def test_a_lock_concerns_one_case_and_one_account(world: World, sign_in: SignIn, pin: str) -> None:
    for _ in range(5):
        sign_in(world.lea).post(PAGE, numbers("22222222"))
    assert errors(sign_in(world.lea).post(PAGE, numbers(pin, ree="00001219"))) == [("pin", "triple.mismatch")]
    assert sign_in(world.theo).post(PAGE, numbers(pin)).status_code == 302


def test_tries_at_a_lock_are_not_counted(world: World, sign_in: SignIn, pin: str) -> None:
    for _ in range(8):
        sign_in(world.lea).post(PAGE, numbers("22222222"))
    assert [row.wrong for row in SignInTally.objects.order_by("pk")] == [5, 5]
    assert len(events("wrong-pin")) == 5


def test_nobody_without_a_company_can_try(world: World, sign_in: SignIn, pin: str) -> None:
    stranger = person("new-start@garage.example", "Mia", "Keller", "de")
    response = sign_in(stranger).post(PAGE, numbers(pin))
    assert response.status_code == 200
    assert "case-sign-in" not in handles(response)
    assert (SignInTally.objects.count(), CaseAccess.objects.filter(account=stranger).count()) == (0, 0)


def test_nobody_signed_out_can_try(world: World, pin: str) -> None:
    response = Client().post(PAGE, numbers(pin))
    assert response.headers["Location"].startswith("/fr/account/login/")
    assert SignInTally.objects.count() == 0


def test_numbers_typed_before_the_end_of_a_session_are_there_again(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.lea)
    client.get(PAGE)
    with clock.at(NOW + timedelta(minutes=31)):
        assert client.post(PAGE, numbers("ABCD2345")).headers["Location"].startswith("/fr/account/login/")
        response = sign_in(world.lea).get(PAGE)
    assert inputs(response)["ree"]["value"] == "0000 1203"
    assert inputs(response)["fund_number"]["value"] == "99"
    assert errors(response) == []
    assert "ABCD2345" not in text_of(response)
    assert SignInTally.objects.count() == 0
