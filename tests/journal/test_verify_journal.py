"""`jobroom verify-journal` finds what was changed, deleted, cut off or added behind the journal's back."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jobroom.journal.models import Chain, Event
from jobroom.journal.queries import Verdict, verify
from tests.journal.events import behind_its_back, write

pytestmark = pytest.mark.django_db(transaction=True)


def change_an_event() -> None:
    Event.objects.filter(chain="case:1", number=2).update(actor="account:1")


def change_what_it_says() -> None:
    Event.objects.filter(chain="case:1", number=2).update(changes={"step": 9})


def delete_one_in_the_middle() -> None:
    Event.objects.filter(chain="case:1", number=2).delete()


def cut_off_the_end() -> None:
    Event.objects.filter(chain="case:1", number=3).delete()


def delete_a_whole_chain() -> None:
    Event.objects.filter(chain="case:1").delete()


def delete_the_chain_row() -> None:
    Chain.objects.filter(name="case:1").delete()


def shorten_the_chain_row() -> None:
    second = Event.objects.get(chain="case:1", number=2)
    Chain.objects.filter(name="case:1").update(length=2, head=second.digest)


def change_the_head() -> None:
    Chain.objects.filter(name="case:1").update(head="1" * 64)


DEEDS = [
    (change_an_event, "case:1 number 2: try of thing:1"),
    (change_what_it_says, "case:1 number 2: try of thing:1"),
    (delete_one_in_the_middle, "case:1 number 3: try of thing:2"),
    (cut_off_the_end, "case:1: events are missing after number 2"),
    (delete_a_whole_chain, "case:1: events are missing after number 0"),
    (delete_the_chain_row, "case:1: the chain row is missing"),
    (shorten_the_chain_row, "case:1: events were added after number 2"),
    (change_the_head, "case:1: the chain row does not fit"),
]


@pytest.mark.parametrize(("deed", "fault"), DEEDS)
def test_t_log_2_every_way_of_tampering_is_found_and_named(deed: Callable[[], None], fault: str) -> None:
    write("case:1")
    write("case:2")
    with behind_its_back():
        deed()
    assert verify().fault == fault
    with pytest.raises(CommandError, match="does not fit at case:1") as caught:
        call_command("verify_journal")
    assert caught.value.returncode == 1


def test_a_journal_that_fits_is_counted() -> None:
    write("case:1")
    write("general", 2)
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert out.getvalue() == "5 events fit\n"


def test_an_empty_journal_fits() -> None:
    assert verify() == Verdict(0)


def test_events_that_arrive_while_it_is_checked_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    write("case:1")
    ends = {row.name: (row.length, row.head) for row in Chain.objects.all()}
    write("case:1", 1)
    write("case:2", 1)
    later = {row.name: (row.length, row.head) for row in Chain.objects.all()}
    answers = iter([ends, later])
    monkeypatch.setattr("jobroom.journal.queries._ends", lambda: next(answers))
    assert verify() == Verdict(5)
