"""What happens to a letter after it was ordered: prepared, printed, posted, used, returned, expired."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters import actions
from jobroom.letters.actions import NotPrinted
from jobroom.letters.kinds import Fresh, NotNow, Undeliverable
from jobroom.letters.models import Letter, LetterBatch, LetterReminder
from jobroom.letters.printing import print_waiting
from jobroom.letters.reminding import remind_due
from jobroom.rules.codes import parse_reference
from jobroom.rules.lifecycle import WrongState
from tests.at_once import at_once
from tests.letters.kind import Room, order
from tests.letters.pin_letters import text_of
from tests.world import NOW

DAY = timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def printed(out: Path) -> Letter:
    letter = order()
    assert print_waiting(out).printed == [letter.pk]
    letter.refresh_from_db()
    return letter


def posted(out: Path) -> Letter:
    letter = printed(out)
    assert letter.batch is not None
    actions.mark_posted(letter.batch, actor="account:1")
    letter.refresh_from_db()
    return letter


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_printing_gives_a_number_a_batch_and_a_last_day(own_kind: Room, tmp_path: Path) -> None:
    letter = printed(tmp_path)
    assert letter.number is not None
    assert parse_reference(letter.number, "BR") == letter.number
    assert letter.batch == LetterBatch.objects.get(finished_at=NOW, ordered_by="system")
    assert letter.valid_until == date(2026, 12, 24)
    assert letter.number in text_of((tmp_path / letter.file).read_bytes())
    told = Event.objects.get(verb="print-letter")
    assert (told.subject, told.changes["number"]) == ("thing:1", letter.number)


def test_t_reg_3_what_is_fresh_stands_on_the_paper_and_in_the_row(own_kind: Room, tmp_path: Path) -> None:
    own_kind.answer = Fresh(["Nouveau Nom SA", "2000 Neuchâtel"], "fr", {"text": "fresh"})
    letter = order(values={"text": "old", "other": "kept"})
    print_waiting(tmp_path)
    letter.refresh_from_db()
    assert (letter.address, letter.values) == (
        ["Nouveau Nom SA", "2000 Neuchâtel"], {"text": "fresh", "other": "kept"},
    )  # fmt: skip
    text = text_of((tmp_path / letter.file).read_bytes())
    assert "Nouveau Nom SA 2000 Neuchâtel" in text
    assert "Vevey" not in text


def test_a_letter_that_cannot_be_prepared_waits_and_keeps_its_kind_from_asking(
    own_kind: Room, tmp_path: Path
) -> None:
    letters = [order("thing:1"), order("thing:2", uid="CHE116281710")]
    own_kind.answer = NotNow(NOW + timedelta(minutes=5))
    run = print_waiting(tmp_path)
    assert (run.printed, run.failed, run.put_off) == ([], [], [letters[0].pk])
    assert own_kind.prepared == [letters[0].pk]
    assert list(LetterBatch.objects.all()) == []
    own_kind.answer = None
    assert print_waiting(tmp_path).printed == [letters[1].pk]
    with clock.at(NOW + timedelta(minutes=5)):
        assert print_waiting(tmp_path).printed == [letters[0].pk]


def test_a_letter_that_can_go_nowhere_is_never_printed(own_kind: Room, tmp_path: Path) -> None:
    letter = order()
    own_kind.answer = Undeliverable("deleted")
    run = print_waiting(tmp_path)
    assert (run.printed, run.given_up) == ([], [letter.pk])
    letter.refresh_from_db()
    assert (letter.state, letter.returned_at, letter.returned_reason, letter.printed_at) == (
        "returned", NOW, "deleted", None,
    )  # fmt: skip
    assert own_kind.returned == [(letter.pk, "deleted")]
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_letter_that_is_taken_back_while_it_is_prepared_is_not_printed(
    own_kind: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = order()

    def prepare(_letter: Letter) -> None:
        actions.void("pin", "thing:1")

    monkeypatch.setattr("tests.letters.kind.prepare", prepare)
    run = print_waiting(tmp_path)
    assert (run.printed, run.failed) == ([], [])
    letter.refresh_from_db()
    assert (letter.state, letter.number) == ("superseded", None)


def test_posting_a_batch_starts_the_life_of_its_letters(own_kind: Room, tmp_path: Path) -> None:
    letter = printed(tmp_path)
    assert letter.batch is not None
    with clock.at(NOW + 3 * DAY):
        assert actions.mark_posted(letter.batch, actor="account:1") == 1
    letter.refresh_from_db()
    assert (letter.state, letter.posted_at, letter.valid_until) == (
        "posted", NOW + 3 * DAY, date(2026, 12, 26),
    )  # fmt: skip
    assert Event.objects.get(verb="post-letter").actor == "account:1"
    with pytest.raises(NotPrinted):
        actions.mark_posted(letter.batch, actor="account:1")
    assert Event.objects.filter(verb="post-batch").count() == 1


def test_a_letter_posted_at_once_keeps_the_last_day_that_it_prints(own_kind: Room, tmp_path: Path) -> None:
    assert posted(tmp_path).valid_until == date(2026, 12, 24)


def test_a_batch_that_is_not_finished_cannot_be_posted(own_kind: Room) -> None:
    batch = LetterBatch.objects.create(ordered_by="system", ordered_at=NOW)
    with pytest.raises(NotPrinted):
        actions.mark_posted(batch, actor="account:1")
    batch.refresh_from_db()
    assert batch.posted_at is None


def test_t_let_5_a_returned_letter_says_why_and_tells_its_room(own_kind: Room, tmp_path: Path) -> None:
    letter = posted(tmp_path)
    actions.record_return(letter, "moved", actor="account:1")
    letter.refresh_from_db()
    assert (letter.state, letter.returned_at, letter.returned_reason) == ("returned", NOW, "moved")
    assert own_kind.returned == [(letter.pk, "moved")]
    told = Event.objects.get(verb="return-letter")
    assert (told.actor, told.changes["reason"]) == ("account:1", "moved")
    with pytest.raises(WrongState):
        actions.record_return(letter, "refused", actor="account:1")
    assert own_kind.returned == [(letter.pk, "moved")]


def test_a_used_letter_is_done(own_kind: Room, tmp_path: Path) -> None:
    letter = printed(tmp_path)
    actions.mark_used(letter)
    letter.refresh_from_db()
    assert (letter.state, letter.used_at) == ("used", NOW)
    with pytest.raises(WrongState):
        actions.mark_used(letter)
    assert verbs().count("use-letter") == 1


def test_t_code_5_a_letter_expires_the_day_after_its_last(own_kind: Room, tmp_path: Path) -> None:
    letter = posted(tmp_path)
    with clock.at(NOW + 31 * DAY):
        assert actions.expire_due() == 0
    with clock.at(NOW + 32 * DAY):
        assert actions.expire_due() == 1
        assert actions.expire_due() == 0
    letter.refresh_from_db()
    assert letter.state == "expired"
    assert verbs().count("expire-letter") == 1


def test_a_letter_that_was_used_meanwhile_does_not_expire(own_kind: Room, tmp_path: Path) -> None:
    letter = printed(tmp_path)
    actions.mark_used(letter)
    with clock.at(NOW + 40 * DAY):
        assert actions.expire(letter.pk) is False
    assert "expire-letter" not in verbs()


def test_an_unused_letter_is_reminded_of_three_times_and_each_time_once(
    own_kind: Room, tmp_path: Path
) -> None:
    letter = posted(tmp_path)
    for days in range(33):
        with clock.at(NOW + days * DAY):
            remind_due()
            remind_due()
    assert own_kind.reminded == [(letter.pk, which) for which in ("7-days", "14-days", "3-days-left")]
    sent = [(row.which, (row.sent_at - NOW).days) for row in LetterReminder.objects.order_by("pk")]
    assert sent == [("7-days", 7), ("14-days", 14), ("3-days-left", 28)]
    assert verbs().count("remind-of-letter") == 3


def test_nobody_is_reminded_of_a_letter_that_is_used_or_not_posted(own_kind: Room, tmp_path: Path) -> None:
    letter = posted(tmp_path)
    actions.mark_used(letter)
    with clock.at(NOW + DAY):
        waiting = order("thing:2")
        print_waiting(tmp_path)
    with clock.at(NOW + 15 * DAY):
        assert remind_due() == 0
    waiting.refresh_from_db()
    assert (own_kind.reminded, waiting.state) == ([], "printed")


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_used_and_returned_at_once_ends_as_one_of_both(own_kind: Room, tmp_path: Path) -> None:
    letter = posted(tmp_path)
    outcomes = at_once(
        lambda: actions.mark_used(letter), lambda: actions.record_return(letter, "moved", actor="account:1")
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Letter", "WrongState"]
    letter.refresh_from_db()
    won = "used" if isinstance(outcomes[0], Letter) else "returned"
    assert letter.state == won
    assert (len(own_kind.returned), verbs().count("use-letter")) == ((0, 1) if won == "used" else (1, 0))


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_two_workers_remind_once(own_kind: Room, tmp_path: Path) -> None:
    posted(tmp_path)
    assert sorted(at_once(remind_due, remind_due, moment=NOW + 7 * DAY), key=str) == [0, 1]
    assert LetterReminder.objects.count() == 1
