"""Events are written in order, in the transaction of their act, and never changed afterwards."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from jobroom.journal import clock
from jobroom.journal.actions import record, record_all
from jobroom.journal.context import request_id
from jobroom.journal.digest import START, Entry, digest
from jobroom.journal.models import Chain, Event
from jobroom.journal.queries import Verdict, happened_since, story, verify
from tests.journal.events import write

NOON = datetime(2026, 11, 23, 11, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.django_db
def test_an_event_says_who_did_what_to_which_thing_when_and_in_which_request() -> None:
    token = request_id.set("abc")
    with clock.at(NOON), transaction.atomic():
        record("save-period", actor="account:7", subject="period:3", chain="case:1", version=2)
    request_id.reset(token)
    event = Event.objects.get()
    assert (event.verb, event.actor, event.subject, event.chain) == (
        "save-period",
        "account:7",
        "period:3",
        "case:1",
    )
    assert (event.number, event.at, event.changes, event.request_id) == (1, NOON, {"version": 2}, "abc")
    assert str(event) == "case:1 1 save-period"


@pytest.mark.django_db
def test_each_chain_counts_for_itself_and_each_event_carries_its_predecessor() -> None:
    write("case:1")
    write("case:2", 1)
    first, second, third = Event.objects.filter(chain="case:1")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert (first.previous, second.previous, third.previous) == (START, first.digest, second.digest)
    assert list(Chain.objects.order_by("name").values_list("name", "length")) == [
        ("case:1", 3),
        ("case:2", 1),
    ]
    assert Chain.objects.get(name="case:1").head == third.digest
    assert str(Chain.objects.get(name="case:2")) == "case:2"


@pytest.mark.django_db
def test_many_events_of_many_chains_are_written_in_a_handful_of_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    entries = [Entry("import", "system", f"case:{n}", f"case:{n % 40}", {"n": n}) for n in range(400)]
    with django_assert_max_num_queries(12), transaction.atomic():
        record_all(entries)
    assert verify() == Verdict(400)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written() -> None:
    with pytest.raises(RuntimeError, match="transaction of its act"):
        record("try", actor="system", subject="thing:1")
    assert Event.objects.count() == 0


@transaction.atomic
def _record_and_fail() -> None:
    record("try", actor="system", subject="thing:2")
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_takes_its_event_with_it() -> None:
    write(count=1)
    with pytest.raises(ZeroDivisionError):
        _record_and_fail()
    assert verify() == Verdict(1)


@pytest.mark.django_db
def test_what_is_no_plain_value_is_refused_at_once() -> None:
    with pytest.raises(TypeError), transaction.atomic():
        record("try", actor="system", subject="thing:1", at=NOON)
    assert Event.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_event SET actor = 'account:1'",
        "DELETE FROM journal_event",
        "DELETE FROM journal_event WHERE number = 2",
    ],
)
def test_t_log_2_the_database_itself_refuses_change_and_deletion(statement: str) -> None:
    write()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify() == Verdict(3)


@pytest.mark.django_db
def test_writing_over_an_event_is_refused_on_both_engines() -> None:
    write()
    replace = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    columns = "id, chain, number, at, actor, verb, subject, changes, request_id, previous, digest"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"{replace} INTO journal_event ({columns}) SELECT id, chain, number, at, 'account:1', verb,"  # noqa: S608
            " subject, changes, request_id, previous, digest FROM journal_event WHERE number = 2"
        )
    assert verify() == Verdict(3)


@pytest.mark.django_db
def test_postgresql_refuses_to_empty_the_table() -> None:
    write(count=1)
    if connection.vendor == "postgresql":
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("TRUNCATE journal_event")
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_write_one_chain_at_once_make_one_chain() -> None:
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        try:
            write("case:1", 10)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify() == Verdict(20)
    assert Chain.objects.get().length == 20


@pytest.mark.django_db
def test_the_story_of_things_is_told_newest_first_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    write()
    with django_assert_num_queries(1):
        told = story(["thing:0", "thing:2"])
    assert [event.subject for event in told] == ["thing:2", "thing:0"]
    assert [event.subject for event in story(["thing:0", "thing:2"], limit=1)] == ["thing:2"]


@pytest.mark.django_db
def test_whether_something_happened_since_a_moment() -> None:
    with clock.at(NOON):
        write(count=1)
    about = {"actor": "system", "subject": "thing:0"}
    assert happened_since("try", since=NOON.replace(hour=10), **about)
    assert not happened_since("try", since=NOON, **about)
    assert not happened_since("other", since=NOON.replace(hour=10), **about)


def test_a_digest_changes_with_every_field_of_the_event() -> None:
    entry = Entry("try", "system", "thing:1", "general", {"a": 1})
    said = [
        entry, replace(entry, verb="tri"), replace(entry, actor="account:1"),
        replace(entry, subject="thing:2"), replace(entry, chain="case:1"), replace(entry, changes={"a": 2}),
    ]  # fmt: skip
    digests = [digest(each, number=1, at=NOON, request_id="r", previous=START) for each in said]
    digests += [
        digest(entry, number=2, at=NOON, request_id="r", previous=START),
        digest(entry, number=1, at=NOON.replace(microsecond=0), request_id="r", previous=START),
        digest(entry, number=1, at=NOON, request_id="s", previous=START),
        digest(entry, number=1, at=NOON, request_id="r", previous="1" * 64),
    ]
    assert len(set(digests)) == len(digests) == 10
    assert all(len(each) == 64 for each in digests)
