"""The flush between transactional tests: it works, and the journal refuses change again afterwards."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction

from jobroom.journal.actions import record
from jobroom.journal.models import Chain, Event


def _append_and_try_to_delete() -> None:
    assert (Event.objects.count(), Chain.objects.count(), cache.get("tries")) == (0, 0, None)
    with transaction.atomic():
        record("try", actor="system", subject="thing:1")
    cache.set("tries", 1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_test_with_commits_leaves_nothing_behind() -> None:
    _append_and_try_to_delete()


@pytest.mark.django_db(transaction=True)
def test_the_next_one_finds_an_empty_journal_that_still_refuses() -> None:
    _append_and_try_to_delete()
