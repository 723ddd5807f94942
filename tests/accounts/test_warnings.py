"""Warnings before an account sleeps: on the right day of Zurich, once each, in batches."""

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.actions import count_sign_in, sleep_audience, sleeping, warn_sleepy_accounts
from jobroom.accounts.models import Account, InactivityNotice
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rules.calendar import ZURICH
from tests.accounts.people import mails
from tests.world import person


def at(text: str) -> datetime:
    """A moment of Zurich."""
    return datetime.fromisoformat(text).replace(tzinfo=ZURICH).astimezone(UTC)


def made(email: str, when: str) -> Account:
    with clock.at(at(when)):
        return person(email, "Ada", "Muster", "de")


def warned_on(moment: str) -> list[tuple[str, str, str]]:
    Message.objects.all().delete()
    with clock.at(at(moment)):
        warn_sleepy_accounts()
    return mails()


@pytest.fixture(autouse=True)
def no_audience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleeping, "sleep_audience", [])


# Signed in at the end of a month: the day that does not exist is the last of its month.
@pytest.mark.parametrize(
    ("signed_in", "first", "second", "sleeps"),
    [
        ("2026-03-14T09:41", "2026-08-14", "2026-08-29", "2026-09-14"),
        ("2026-08-31T23:59", "2027-01-31", "2027-02-15", "2027-02-28"),
        ("2025-09-30T00:01", "2026-02-28", "2026-03-15", "2026-03-30"),
        ("2026-04-25T23:30", "2026-09-25", "2026-10-10", "2026-10-25"),
        ("2027-08-31T12:00", "2028-01-31", "2028-02-15", "2028-02-29"),
    ],
)
def test_t_ina_1_warnings_come_and_the_account_sleeps_on_the_right_days_of_zurich(
    db: None, signed_in: str, first: str, second: str, sleeps: str
) -> None:
    account = made("a@hotel.example", signed_in)
    assert warned_on(f"{before(first)}T23:59:59") == []
    assert warned_on(f"{first}T00:00:00") == [("N-1", "a@hotel.example", "de")]
    assert warned_on(f"{before(second)}T23:59:59") == []
    assert warned_on(f"{second}T00:00:00") == [("N-2", "a@hotel.example", "de")]
    assert not account.asleep_at(at(f"{before(sleeps)}T23:59:59"))
    assert account.asleep_at(at(f"{sleeps}T00:00:00"))
    assert warned_on(f"{sleeps}T00:00:00") == []
    assert list(InactivityNotice.objects.order_by("sent_at").values_list("stage", flat=True)) == [
        "five-months", "five-and-a-half-months",
    ]  # fmt: skip


def before(day: str) -> str:
    ordinal = datetime.fromisoformat(day).toordinal() - 1
    return datetime.fromordinal(ordinal).date().isoformat()


def test_a_warning_comes_once_and_says_the_day(db: None) -> None:
    made("a@hotel.example", "2026-03-14T09:41")
    assert len(warned_on("2026-08-20T10:00")) == 1
    text = Message.objects.get().text
    assert Message.objects.get().subject == "Ihr Konto läuft in 1 Monat ab"
    assert "14.09.2026" in text
    assert warned_on("2026-08-20T11:00") == []
    assert Event.objects.filter(verb="warn-sleepy-account").count() == 1


def test_who_missed_the_first_warning_gets_the_second_only(db: None) -> None:
    made("a@hotel.example", "2026-03-14T09:41")
    assert warned_on("2026-09-01T10:00") == [("N-2", "a@hotel.example", "de")]
    assert Message.objects.get().subject == "Noch 2 Wochen: Konto behalten"


def test_t_ina_1_signing_in_starts_the_months_anew(db: None) -> None:
    account = made("a@hotel.example", "2026-03-14T09:41")
    assert len(warned_on("2026-08-20T10:00")) == 1
    with clock.at(at("2026-08-21T08:00")):
        count_sign_in(account, ways=["password"])
    assert warned_on("2026-09-05T10:00") == []
    assert warned_on("2027-01-21T10:00") == [("N-1", "a@hotel.example", "de")]


def test_closed_and_sleeping_accounts_are_not_warned(db: None) -> None:
    closed = made("closed@hotel.example", "2026-03-14T09:41")
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    made("asleep@hotel.example", "2025-11-01T09:41")
    assert warned_on("2026-08-20T10:00") == []
    assert not InactivityNotice.objects.exists()


def test_the_audience_hears_of_the_second_warning_only(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(sleeping, "sleep_audience", [lambda account: heard.append(account.email)])
    made("a@hotel.example", "2026-03-14T09:41")
    warned_on("2026-08-20T10:00")
    assert heard == []
    warned_on("2026-09-01T10:00")
    warned_on("2026-09-01T11:00")
    assert heard == ["a@hotel.example"]


def test_a_failing_audience_sends_nothing_so_that_the_next_hour_tries_again(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(account: Account) -> None:
        raise RuntimeError(account.email)

    monkeypatch.setattr(sleeping, "sleep_audience", [fail])
    made("a@hotel.example", "2026-03-14T09:41")
    with clock.at(at("2026-09-01T10:00")), pytest.raises(RuntimeError):
        warn_sleepy_accounts()
    assert not InactivityNotice.objects.exists()
    assert mails() == []


def test_the_list_that_higher_rooms_fill_is_the_one_that_is_read() -> None:
    assert isinstance(sleep_audience, list)


@pytest.mark.parametrize("count", [1, 7])
def test_a_batch_takes_a_fixed_number_of_queries(
    db: None, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        made(f"a{number}@hotel.example", "2026-03-14T09:41")
    with clock.at(at("2026-08-20T10:00")), django_assert_num_queries(9):
        assert warn_sleepy_accounts() == count


def test_many_accounts_go_through_in_batches(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleeping, "BATCH", 2)
    for number in range(5):
        made(f"a{number}@hotel.example", "2026-03-14T09:41")
    with clock.at(at("2026-08-20T10:00")):
        assert warn_sleepy_accounts() == 5
        assert warn_sleepy_accounts() == 0
    assert len(mails()) == 5
