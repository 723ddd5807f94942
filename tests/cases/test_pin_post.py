"""Where a PIN letter goes, what its use, its return and its silence bring about."""

from datetime import timedelta
from pathlib import Path

import pytest

from jobroom.cases.actions import Opened, open_case, order_pin
from jobroom.cases.models import Case
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters import actions
from jobroom.letters.models import Letter
from jobroom.letters.printing import print_waiting
from jobroom.letters.reminding import remind_due
from jobroom.mailbox.models import Message
from jobroom.register import gate
from jobroom.register.models import RegisterAnswer
from jobroom.rules.register import NoLetter
from tests.letters.pin_letters import Printer, text_of
from tests.world import NOW, World

DAY = timedelta(days=1)


@pytest.fixture
def letter(world: World, tmp_path: Path) -> Letter:
    """Ordered by Camille, printed and posted at NOW."""
    made = order_pin(world.case, actor=world.camille)
    print_waiting(tmp_path)
    made.refresh_from_db()
    assert made.batch is not None
    actions.mark_posted(made.batch, actor=world.nadja.actor)
    made.refresh_from_db()
    Message.objects.all().delete()
    return made


def stored(case: Case) -> str:
    return Case.objects.get(pk=case.pk).pin_fingerprint


def told(kind: str) -> list[str]:
    return sorted(Message.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_t_reg_3_the_address_is_that_of_the_register_asked_anew(world: World, tmp_path: Path) -> None:
    place = world.case.establishment
    place.street, place.town = "Ancienne Rue", "Montreux"
    place.save()
    order_pin(world.case, actor=world.camille)
    with clock.at(NOW + timedelta(hours=20)):
        print_waiting(tmp_path)
    letter = Letter.objects.get()
    answer = RegisterAnswer.objects.latest("pk")
    assert letter.address == ["Hôtel Exemple SA", "Rue du Lac 4", "1800 Vevey"]
    assert answer.fetched_at == NOW + timedelta(hours=20)
    assert (letter.values["register_answer"], letter.values["register_sha256"]) == (answer.pk, answer.sha256)
    text = text_of((tmp_path / letter.file).read_bytes())
    assert "Rue du Lac 4" in text
    assert "Ancienne Rue" not in text


def test_a_company_that_the_register_does_not_know_is_written_to_where_its_fund_writes(
    world: World, tmp_path: Path
) -> None:
    Company.objects.filter(pk=world.hotel.pk).update(uid="CHE109322551")
    order_pin(world.case, actor=world.camille)
    print_waiting(tmp_path)
    assert Letter.objects.get().address == ["Hôtel Exemple SA", "Rue du Lac 4", "1800 Vevey"]
    assert RegisterAnswer.objects.get().entry is None


def test_a_register_that_is_away_lets_the_letter_wait(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = NOW + timedelta(seconds=8)

    def away(_uid: str, **_how: object) -> None:
        raise gate.RegisterAway(until)

    order_pin(world.case, actor=world.camille)
    with monkeypatch.context() as patch:
        patch.setattr("jobroom.cases.pin_post.look_up", away)
        assert print_waiting(tmp_path).printed == []
    letter = Letter.objects.get()
    assert (letter.state, letter.not_before) == ("requested", until)
    assert print_waiting(tmp_path).printed == []
    with clock.at(until):
        assert print_waiting(tmp_path).printed == [letter.pk]


def test_a_deleted_company_gets_no_letter_and_the_people_hear_why(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order_pin(world.case, actor=world.camille)
    Message.objects.all().delete()
    monkeypatch.setattr("jobroom.register.entries.Entry.no_letter", lambda _entry: NoLetter.DELETED)
    assert print_waiting(tmp_path).given_up == [Letter.objects.get().pk]
    assert Letter.objects.get().returned_reason == "deleted"
    assert told("letter-returned") == [world.camille.email, world.lea.email]
    assert "Cette entreprise a été radiée du registre." in Message.objects.latest("pk").text


def test_the_letter_names_who_ordered_it(world: World, letter: Letter, tmp_path: Path) -> None:
    text = text_of((tmp_path / letter.file).read_bytes())
    assert "Camille Rochat a commandé ce PIN le 23.11.2026." in text


def test_opening_the_case_uses_the_letter_and_its_pin_stays_for_colleagues(
    world: World, tmp_path: Path
) -> None:
    order_pin(world.case, actor=world.camille)
    printer = Printer(tmp_path)
    printer.print()
    pin = printer.secrets[Letter.objects.get().pk]
    for person in (world.lea, world.theo):
        found = open_case(actor=person, ree="00001203", fund_number="99", pin=pin)
        assert isinstance(found, Opened)
    row = Letter.objects.get()
    assert (row.state, row.used_at) == ("used", NOW)
    assert Event.objects.get(verb="use-letter").actor == world.lea.actor


def test_t_let_5_a_returned_letter_voids_its_pin_and_tells_the_people(world: World, letter: Letter) -> None:
    assert stored(world.case) != ""
    actions.record_return(letter, "moved", actor=world.nadja.actor)
    assert stored(world.case) == ""
    assert told("letter-returned") == [world.camille.email, world.lea.email]
    mail = Message.objects.latest("pk")
    assert mail.subject == "Le courrier pour REE 0000 1203 n’est pas arrivé"
    assert "L’entreprise a quitté cette adresse." in mail.text
    assert "/fr/cases/pin/00001203-99/letter/" in mail.text


def test_the_return_of_an_expired_letter_leaves_the_pin_of_a_newer_one(
    world: World, letter: Letter, tmp_path: Path
) -> None:
    Letter.objects.filter(pk=letter.pk).update(state="expired", valid_until=NOW.date())
    with clock.at(NOW + DAY):
        order_pin(world.case, actor=world.camille)
        print_waiting(tmp_path)
    before = stored(world.case)
    Message.objects.all().delete()
    actions.record_return(letter, "moved", actor=world.nadja.actor)
    assert stored(world.case) == before != ""
    assert Message.objects.count() == 0


def test_n_17_an_unused_letter_is_reminded_of_after_7_and_14_days(world: World, letter: Letter) -> None:
    for days in range(40):
        with clock.at(NOW + days * DAY):
            remind_due()
    mails = Message.objects.filter(kind="N-17").order_by("pk")
    assert [((mail.created_at - NOW).days, mail.recipient) for mail in mails] == [
        (days, person.email) for days in (7, 14) for person in (world.camille, world.lea)
    ]
    assert mails[0].subject == "Votre courrier vous attend"
    assert "23.11.2026" in mails[0].text
