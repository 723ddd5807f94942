"""How requests and powers of attorney end: by time, by a stop, by somebody's act."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.accounts.stopping import stop_fingerprint
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.mailbox.models import Message
from jobroom.powers.actions import ending, stopping
from jobroom.powers.faults import NotEntitled, NotPossible
from jobroom.powers.queries import by_stop_fingerprint
from jobroom.rules.calendar import ZURICH
from jobroom.support.models import Ticket
from tests.cases.reading import text_of
from tests.conftest import SignIn
from tests.powers.steps import decide, order, power, print_letter, returned, send, take_over, upload
from tests.world import NOW, World


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZURICH)


@pytest.fixture
def active(client_of_mia: Client, officer: Client, tmp_path: Path) -> str:
    reference = returned(client_of_mia, tmp_path)
    assert decide(officer, reference, "approve").status_code == 302
    return reference


def test_a_request_ends_with_its_letter(mia: Account, client_of_mia: Client, tmp_path: Path) -> None:
    reference = order(client_of_mia)
    print_letter(tmp_path, reference)
    last = Letter.objects.get(kind="power").valid_until
    assert last is not None
    with clock.at(noon(last)):
        assert ending.expire_requests() == 0
    with clock.at(noon(last + timedelta(days=1))):
        assert (ending.expire_requests(), ending.expire_requests()) == (1, 0)
    assert power(reference).state == "expired"
    assert Message.objects.get(kind="power-expired").recipient == mia.email


def test_a_form_in_review_outlives_its_letter(client_of_mia: Client, tmp_path: Path) -> None:
    reference = returned(client_of_mia, tmp_path)
    with clock.at(NOW + timedelta(days=60)):
        assert ending.expire_requests() == 0
    assert power(reference).state == "in-review"


def test_the_end_is_announced_90_40_and_2_days_before(mia: Account, active: str) -> None:
    last = power(active).holds_until
    assert last == date(2031, 11, 23)
    for days in (91, 90, 89, 40, 2, 0):
        with clock.at(noon(last - timedelta(days=days))):
            ending.remind_of_ends()
            ending.remind_of_ends()
    mails = Message.objects.filter(kind="power-ends")
    assert [mail.recipient for mail in mails] == [mia.email] * 3
    assert mails[0].subject == "The power of attorney of Schreinerei Muster GmbH ends on 23.11.2031"


def test_after_the_last_day_the_role_is_gone_and_the_person_stays(mia: Account, active: str) -> None:
    last = power(active).holds_until
    assert last is not None
    with clock.at(noon(last)):
        assert ending.end_what_is_over() == 0
    with clock.at(noon(last + timedelta(days=1))):
        assert (ending.end_what_is_over(), ending.end_what_is_over()) == (1, 0)
    member = Membership.objects.get(account=mia)
    assert (power(active).state, member.role, member.ended_at) == ("ended", "user", None)
    assert Message.objects.get(kind="power-ended").recipient == mia.email


def test_a_newer_power_keeps_the_role(mia: Account, active: str) -> None:
    older = power(active)
    older.pk, older.reference = None, "KO-0000-0000"
    older.save()
    ending.end_power(power(active), actor=None, reason="")
    assert Membership.objects.get(account=mia).role == "main-administrator"


def test_T_LET_4_the_stop_code_freezes_the_request(
    world: World, mia: Account, client_of_mia: Client, officer: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    paper = print_letter(tmp_path, reference)
    upload(client_of_mia, reference, paper.photo())
    assert by_stop_fingerprint(stop_fingerprint(paper.stop)) == reference
    assert by_stop_fingerprint(stop_fingerprint("2345789C2")) is None
    page = Client()
    shown = page.post("/de/stop/", {"code": paper.stop})
    assert "Mia Keller" in text_of(page.get(shown.headers["Location"]))
    assert power(reference).state == "letter"
    assert page.post(shown.headers["Location"]).status_code == 302
    assert power(reference).state == "frozen"
    assert Message.objects.get(kind="power-frozen").recipient == mia.email
    assert send(client_of_mia, reference).status_code == 409
    assert power(reference).state == "frozen"
    with pytest.raises(NotPossible):
        stopping.freeze(power(reference))
    assert Ticket.objects.get().matter == reference
    assert "stopped the request" in text_of(client_of_mia.get(f"/en/company/requests/{reference}/"))
    assert decide(officer, reference, "approve").status_code == 403


def test_what_is_released_goes_on_where_it_stood(
    world: World, mia: Account, client_of_mia: Client, sign_in: SignIn, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    paper = print_letter(tmp_path, reference)
    stopping.freeze(power(reference))
    with pytest.raises(NotEntitled):
        stopping.release(power(reference), actor=mia, reason="It is fine.")
    stopping.release(power(reference), actor=world.nadja, reason="The management confirmed by phone.")
    assert power(reference).state == "retry"
    assert upload(client_of_mia, reference, paper.photo()).status_code == 302
    assert send(client_of_mia, reference).status_code == 302
    signals = text_of(sign_in(world.nadja).get(f"/de/desk/powers/{reference}/"))
    assert 'data-signal="V10"' in signals


def test_a_window_that_was_stopped_begins_anew(world: World, client_of_mia: Client) -> None:
    reference = take_over(client_of_mia).headers["Location"].rstrip("/").rpartition("/")[2]
    stopping.freeze(power(reference))
    with clock.at(NOW + timedelta(days=7)):
        stopping.release(power(reference), actor=world.nadja, reason="Checked.")
    made = power(reference)
    assert (made.state, made.window_ends) == ("window", datetime(2026, 12, 2, 17, tzinfo=ZURICH))


def test_what_nobody_had_asked_for_is_refused(world: World, mia: Account, client_of_mia: Client) -> None:
    reference = order(client_of_mia)
    stopping.freeze(power(reference))
    stopping.refuse_frozen(power(reference), actor=world.nadja, reason="Nobody there knows the person.")
    assert power(reference).state == "refused"
    assert Letter.objects.get(kind="power").state == "superseded"
    assert Message.objects.get(kind="N-15").recipient == mia.email


def test_T_LET_4_a_stop_after_the_activation_still_warns_support(
    client_of_mia: Client, officer: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    paper = print_letter(tmp_path, reference)
    upload(client_of_mia, reference, paper.photo())
    send(client_of_mia, reference)
    decide(officer, reference, "approve")
    page = Client()
    link = page.post("/de/stop/", {"code": paper.stop}).headers["Location"]
    assert page.post(link).status_code == 302
    assert (Ticket.objects.get().matter, Ticket.objects.get().froze) == (reference, False)
    assert power(reference).state == "active"
