"""What waits is sent at least once: refusals are tried again later, a killed worker's lease ends."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from pytest_django import Settings

from jobroom.journal import clock
from jobroom.mailbox import sending
from jobroom.mailbox.models import Message
from jobroom.mailbox.sending import LEASE, MOST_ATTEMPTS, send_waiting
from tests.mailbox.notices import put
from tests.world import NOW

pytestmark = pytest.mark.django_db


class Down(EmailBackend):
    """A mail server that nobody answers at."""

    def open(self) -> bool:
        raise ConnectionRefusedError("nobody there")


class Picky(EmailBackend):
    """A mail server that refuses one receiver and hangs up then."""

    def send_messages(self, messages):  # type: ignore[no-untyped-def]
        if messages[0].to == ["refused@b.example"]:
            raise smtplib.SMTPRecipientsRefused({"refused@b.example": (550, b"no such box")})
        return super().send_messages(messages)

    def close(self) -> None:
        raise smtplib.SMTPServerDisconnected("hung up")


def only() -> Message:
    return Message.objects.get()


def test_a_waiting_mail_goes_out_once_with_both_forms_and_its_language() -> None:
    with clock.at(NOW):
        put()
        assert send_waiting() == 1
        assert send_waiting() == 0
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert (sent.to, sent.subject) == (["camille@hotel.example"], "Camille <Rochat> asks for 2 periods")
    assert sent.body == only().text
    assert [tuple(part) for part in sent.alternatives] == [(only().html, "text/html")]
    headers = sent.message()
    assert headers["Content-Language"] == "fr"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Message-ID"] == f"<{only().pk}.20261123130732@jobroom.example>"
    assert (only().state, only().sent_at, only().lease_until) == ("sent", NOW, None)


def test_nothing_waits_nothing_happens(settings: Settings) -> None:
    assert send_waiting() == 0
    assert mail.outbox == []


@pytest.fixture
def no_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.mailbox.test_sending.Down"


@pytest.mark.usefixtures("no_server")
def test_without_a_server_every_mail_waits_longer_each_time_and_fails_at_last() -> None:
    with clock.at(NOW):
        put()
    moment, waits = NOW, []
    for _attempt in range(MOST_ATTEMPTS):
        with clock.at(moment):
            assert send_waiting() == 1
        waits.append((only().next_try_at - moment).total_seconds())
        moment = only().next_try_at
    assert waits[:4] == [60, 120, 240, 480]
    assert waits == sorted(waits)
    assert max(waits) == 6 * 3600
    assert (only().state, only().attempts) == ("failed", MOST_ATTEMPTS)
    assert only().fault == "ConnectionRefusedError: nobody there"
    with clock.at(moment + timedelta(days=1)):
        assert send_waiting() == 0


@pytest.mark.usefixtures("no_server")
def test_a_mail_is_not_tried_again_before_its_time() -> None:
    with clock.at(NOW):
        put()
        send_waiting()
        assert (only().state, only().attempts, only().lease_until) == ("waiting", 1, None)
    with clock.at(NOW + timedelta(seconds=59)):
        assert send_waiting() == 0
    with clock.at(NOW + timedelta(seconds=60)):
        assert send_waiting() == 1


def test_one_refused_receiver_does_not_keep_the_others_waiting(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.mailbox.test_sending.Picky"
    for to in ("first@b.example", "refused@b.example", "last@b.example"):
        put(to)
    assert send_waiting() == 3
    assert [sent.to for sent in mail.outbox] == [["first@b.example"], ["last@b.example"]]
    refused = Message.objects.get(recipient="refused@b.example")
    assert (refused.state, refused.attempts) == ("waiting", 1)
    assert refused.fault.startswith("SMTPRecipientsRefused: ")


def test_an_address_that_would_add_a_header_is_never_sent() -> None:
    put("a@b.example\nBcc: all@b.example")
    assert send_waiting() == 1
    assert mail.outbox == []
    assert (only().state, only().fault.partition(":")[0]) == ("waiting", "BadHeaderError")


def test_what_a_killed_worker_held_goes_out_when_its_lease_ends() -> None:
    with clock.at(NOW):
        put()
        sending._claim()  # and here the worker dies
        assert send_waiting() == 0
    with clock.at(NOW + LEASE + timedelta(seconds=1)):
        assert send_waiting() == 1
    assert (only().state, only().attempts, len(mail.outbox)) == ("sent", 2, 1)


def test_a_worker_killed_after_sending_sends_again_with_the_same_message_id(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def die(*_args: object, **_kwargs: object) -> None:
        raise SystemExit

    with clock.at(NOW):
        put()
        with monkeypatch.context() as patch:
            patch.setattr(Message, "save", die)
            with pytest.raises(SystemExit):
                send_waiting()
    with clock.at(NOW + LEASE * 2):
        assert send_waiting() == 1
    assert len({sent.message()["Message-ID"] for sent in mail.outbox}) == 1
    assert len(mail.outbox) == 2


def test_a_batch_that_uses_up_its_lease_leaves_the_rest_to_the_next_claim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(3):
        put(f"p{number}@b.example")
    moments = iter([NOW, NOW, NOW, *[NOW + LEASE] * 10])
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: next(moments))
        Message.objects.update(next_try_at=NOW)
        assert send_waiting() == 3
    assert [sent.to for sent in mail.outbox] == [["p0@b.example"]]
    with clock.at(NOW + LEASE * 2):
        assert send_waiting() == 2
    assert len(mail.outbox) == 3


def test_a_batch_is_limited_and_the_oldest_go_first() -> None:
    for number in range(sending.BATCH + 5):
        with clock.at(NOW + timedelta(seconds=number)):
            put(f"p{number}@b.example")
    with clock.at(NOW + timedelta(minutes=5)):
        assert send_waiting() == sending.BATCH
        assert [sent.to[0] for sent in mail.outbox[:2]] == ["p0@b.example", "p1@b.example"]
        assert send_waiting() == 5


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_hold_the_same_message() -> None:
    for number in range(60):
        put(f"p{number}@b.example")
    start, held = threading.Barrier(2), list[int]()

    def work() -> None:
        start.wait()
        try:
            while rows := sending._claim():
                held.extend(row.pk for row in rows)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(held) == sorted(Message.objects.values_list("pk", flat=True))
    assert len(set(held)) == 60
