"""Waking a sleeping account by a code and a second factor; and every way in which it is refused."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection
from django.test import Client
from pytest_django import Settings

from jobroom.accounts.actions import NotByCode, Refusal, Refused, send_wake_code, wake, wake_by_request
from jobroom.accounts.models import Account, WakeCode
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from tests import world as worlds
from tests.accounts.people import (
    Answer,
    add_app,
    address,
    app_code,
    faults,
    last_code,
    mails,
    sign_in_with_password,
    verbs,
)
from tests.world import LONG_AGO, PASSWORD, World

WAKE = "/en/account/wake/"


@pytest.fixture
def sleeper(world: World) -> Account:
    """Sandrine, asleep, with an app that she added when she was awake; its mail is not counted here."""
    with clock.at(LONG_AGO):
        add_app(world.sandrine)
    Message.objects.all().delete()
    return world.sandrine


def sign_in_with_app(account: Account, **extra: str) -> tuple[Client, str]:
    """Through both doors; answers the client and where it was led."""
    client = Client(headers={"accept-language": "en"})
    client.post(address("account_login"), {"login": account.email, "password": PASSWORD, **extra})
    response = client.post(address("mfa_authenticate"), {"code": app_code()})
    return client, response.headers["Location"]


def ask_code(client: Client) -> Answer:
    return client.post(WAKE, {"step": "send", "same_employer": "on"})


def give(client: Client, code: str, **extra: str) -> Answer:
    return client.post(WAKE, {"step": "wake", "code": code, **extra})


def still_asleep(account: Account) -> bool:
    row = Account.objects.get(pk=account.pk)
    return row.last_counted_sign_in == LONG_AGO and "wake-account" not in verbs()


def wrong_of(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_t_ina_1_a_sign_in_does_not_wake_and_leads_to_the_page_that_does(sleeper: Account) -> None:
    client, target = sign_in_with_app(sleeper, next="/en/account/?x=1")
    assert target == f"{WAKE}?next=%2Fen%2Faccount%2F%3Fx%3D1"
    assert still_asleep(sleeper)
    assert Event.objects.get(verb="sign-in").changes["asleep"] is True
    text = client.get(target).content.decode()
    assert "asleep since 14.09.2026" in text
    assert 'data-handle="wake-send"' in text
    assert client.get(address("my_account")).status_code == 200


def test_code_and_second_factor_wake(sleeper: Account) -> None:
    client, target = sign_in_with_app(sleeper, next="/en/account/?x=1")
    sent = client.post(target, {"step": "send", "same_employer": "on", "next": "/en/account/?x=1"})
    assert sent.headers["Location"] == target
    assert mails() == [("wake-code", sleeper.email, "fr")]
    page = client.get(target).content.decode()
    assert 'name="code"' in page
    assert 'name="second_factor"' not in page
    code = last_code()
    assert len(code) == 6
    assert code not in WakeCode.objects.get().fingerprint
    done = give(client, f" {code[:3]} {code[3:]} ", next="/en/account/?x=1")
    assert done.headers["Location"] == "/en/account/?x=1"
    assert Account.objects.get(pk=sleeper.pk).last_counted_sign_in == worlds.NOW
    assert Event.objects.get(verb="wake-account").changes == {
        "way": "code", "last_sign_in": LONG_AGO.isoformat(),
    }  # fmt: skip
    assert not WakeCode.objects.exists()
    assert mails()[-1] == ("awake", sleeper.email, "fr")
    assert client.get(WAKE).headers["Location"] == address("my_account")


def test_the_page_asks_for_the_employer_first(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    response = client.post(WAKE, {"step": "send"})
    assert (response.status_code, faults(response.content)) == (422, [("same_employer", "employer.unticked")])
    assert not WakeCode.objects.exists()
    assert mails() == []


def test_wrong_codes_count_down_and_then_the_right_one_is_refused(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    ask_code(client)
    code = last_code()
    for left in (4, 3, 2, 1, 0):
        response = give(client, wrong_of(code))
        assert (response.status_code, faults(response.content)) == (422, [("code", "code.wrong")])
        assert f"{left} attempts left" in response.content.decode()
    assert faults(give(client, code).content) == [("code", "code.wrong")]
    assert still_asleep(sleeper)
    assert WakeCode.objects.get().wrong_tries == 5
    assert verbs().count("fail-wake") == 6


def test_a_new_code_replaces_the_old_one(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    ask_code(client)
    old = last_code()
    client.post(WAKE, {"step": "resend", "code": ""})
    new = last_code()
    if old != new:
        assert faults(give(client, old).content) == [("code", "code.wrong")]
    assert give(client, new).status_code == 302


def test_a_code_works_up_to_15_minutes_and_not_a_second_longer(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    ask_code(client)
    with clock.at(worlds.NOW + timedelta(minutes=15, seconds=1)):
        response = give(client, last_code())
        assert (response.status_code, faults(response.content)) == (422, [("code", "code.expired")])
        assert still_asleep(sleeper)
    with clock.at(worlds.NOW + timedelta(minutes=15)):
        assert give(client, last_code()).status_code == 302


def test_an_empty_code_has_its_own_error(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    ask_code(client)
    assert faults(give(client, "").content) == [("code", "code.empty")]
    assert WakeCode.objects.get().wrong_tries == 0


def test_no_more_than_five_codes_in_an_hour(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    assert [ask_code(client).status_code for _ in range(6)] == [302] * 5 + [429]
    assert len(mails()) == 5


def test_without_a_second_factor_the_way_goes_through_a_request(world: World) -> None:
    client = sign_in_with_password(world.sandrine)
    text = client.get(WAKE).content.decode()
    assert 'data-handle="wake-by-request"' in text
    assert address("cases") in text
    ask_code(client)
    give(client, "123456")
    assert still_asleep(world.sandrine)
    assert not WakeCode.objects.exists()
    assert mails() == []
    with pytest.raises(NotByCode):
        send_wake_code(world.sandrine, actor=world.sandrine)
    with pytest.raises(NotByCode):
        wake(world.sandrine, "123456", proven=lambda: True, actor=world.sandrine)
    assert still_asleep(world.sandrine)


def test_t_ina_1_a_factor_added_while_asleep_does_not_wake(world: World) -> None:
    client = sign_in_with_password(world.sandrine)
    add_app(world.sandrine)
    assert b'data-handle="wake-by-request"' in client.get(WAKE).content
    ask_code(client)
    assert not WakeCode.objects.exists()
    assert still_asleep(world.sandrine)


def test_with_policy_p2_off_the_way_goes_through_a_request(sleeper: Account, settings: Settings) -> None:
    settings.POLICY_WAKE_BY_CODE = False
    client, _ = sign_in_with_app(sleeper)
    assert b'data-handle="wake-by-request"' in client.get(WAKE).content
    ask_code(client)
    assert not WakeCode.objects.exists()
    assert still_asleep(sleeper)


def test_a_session_without_a_factor_is_asked_for_one(
    sleeper: Account, sign_in: Callable[[Account], Client]
) -> None:
    client = sign_in(sleeper)
    ask_code(client)
    code = last_code()
    assert 'name="second_factor"' in client.get(WAKE).content.decode()
    missing = give(client, code, second_factor="")
    assert faults(missing.content) == [("second_factor", "factor.empty")]
    wrong = give(client, code, second_factor="000000")
    assert (wrong.status_code, faults(wrong.content)) == (422, [("second_factor", "factor.wrong")])
    assert still_asleep(sleeper)
    assert WakeCode.objects.get().wrong_tries == 0
    assert give(client, code, second_factor=app_code()).status_code == 302
    assert not still_asleep(sleeper)


def test_a_recovery_code_is_kept_when_the_mailed_code_is_wrong(
    sleeper: Account, sign_in: Callable[[Account], Client]
) -> None:
    with clock.at(LONG_AGO):
        codes = RecoveryCodes.activate(sleeper)
    spare = codes.get_unused_codes()[0]
    client = sign_in(sleeper)
    ask_code(client)
    code = last_code()
    assert faults(give(client, wrong_of(code), second_factor=spare).content) == [("code", "code.wrong")]
    assert give(client, code, second_factor=spare).status_code == 302
    assert not still_asleep(sleeper)


def test_wrong_factors_are_limited(sleeper: Account, sign_in: Callable[[Account], Client]) -> None:
    client = sign_in(sleeper)
    ask_code(client)
    code = last_code()
    for _ in range(5):
        give(client, code, second_factor="000000")
    limited = give(client, code, second_factor=app_code())
    assert faults(limited.content) == [("second_factor", "rate")]
    assert still_asleep(sleeper)


def test_the_address_cannot_change_while_asleep(sleeper: Account) -> None:
    client, _ = sign_in_with_app(sleeper)
    client.post(address("account_reauthenticate"), {"password": PASSWORD})
    response = client.post(address("account_email"), {"email": "private@mail.example", "action_add": ""})
    assert (response.status_code, faults(response.content)) == (422, [("email", "email.asleep")])
    assert mails() == []


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example"])
def test_waking_never_leads_to_another_site(sleeper: Account, target: str) -> None:
    client, _ = sign_in_with_app(sleeper)
    ask_code(client)
    assert give(client, last_code(), next=target).headers["Location"] == address("cases")


def test_officers_wake_through_a_request(sleeper: Account, world: World) -> None:
    send_wake_code(sleeper, actor=sleeper)
    wake_by_request(sleeper, actor=world.nadja.actor)
    assert Account.objects.get(pk=sleeper.pk).last_counted_sign_in == worlds.NOW
    assert not sleeper.asleep_at(clock.now())
    event = Event.objects.get(verb="wake-account")
    assert (event.actor, event.changes["way"]) == (world.nadja.actor, "request")
    assert not WakeCode.objects.exists()


def test_an_awake_account_is_led_on(world: World) -> None:
    client = sign_in_with_password(world.camille)
    assert client.get(f"{WAKE}?next=/en/account/?a=1").headers["Location"] == "/en/account/?a=1"
    assert wake(world.camille, "1", proven=lambda: False, actor=world.camille) is None
    assert "wake-account" not in verbs()


@pytest.mark.django_db(transaction=True)
def test_two_wrong_codes_at_once_are_both_counted(now: None) -> None:
    account = worlds.build().sandrine
    with clock.at(LONG_AGO):
        add_app(account)
    send_wake_code(account, actor=account)
    wrong = wrong_of(last_code())
    start, answers = threading.Barrier(2), []

    def attempt() -> None:
        start.wait()
        with clock.at(worlds.NOW):
            answers.append(wake(account, wrong, proven=lambda: True, actor=account))
        connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.tries_left for answer in answers if answer) == [3, 4]
    assert all(isinstance(answer, Refused) and answer.why is Refusal.WRONG_CODE for answer in answers)
    assert WakeCode.objects.get().wrong_tries == 2
