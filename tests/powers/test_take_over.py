"""Nobody seems to be left: the window for whoever is, and what follows from yes, no and silence."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.mailbox.models import Message
from jobroom.powers.actions.taking_over import close_windows
from jobroom.powers.models import PowerOfAttorney
from jobroom.rules.roles import Role
from tests.cases.reading import Answer, errors, text_of
from tests.conftest import SignIn
from tests.powers.steps import HOTEL, JOINERY, decide, power, print_letter, send, take_over, upload
from tests.world import LONG_AGO, NOW, World

ENDS = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)  # Wednesday 17:00 in Zurich, two working days after Monday


@pytest.fixture
def reference(client_of_mia: Client) -> str:
    return take_over(client_of_mia).headers["Location"].rstrip("/").rpartition("/")[2]


def answer(client: Client, reference: str, act: str, reason: str = "") -> Answer:
    return client.post(f"/fr/company/requests/{reference}/answer/", {"act": act, "reason": reason})


def roles_at_the_hotel() -> dict[str, str]:
    rows = Membership.objects.filter(company__uid=HOTEL, ended_at=None).select_related("account")
    return {row.account.email: row.role for row in rows}


def told(kind: str) -> list[str]:
    return sorted(Message.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_T_TAKE_1_the_incumbents_have_two_working_days(
    world: World, mia: Account, client_of_mia: Client, reference: str
) -> None:
    made = power(reference)
    assert (made.state, made.takes_over, made.window_ends) == ("window", True, ENDS)
    assert made.deputy_email == "deputy@hotel.example"
    assert told("N-19") == [world.lea.email]
    mail = Message.objects.get(kind="N-19")
    assert mail.subject == "Mia Keller demande l’administration principale"
    assert f"/fr/company/requests/{reference}/answer/" in mail.text
    assert not Letter.objects.filter(kind="power").exists()
    assert "25.11.2026" in text_of(client_of_mia.get(f"/en/company/requests/{reference}/"))


def test_T_TAKE_1_yes_makes_the_person_main_administrator_at_once(
    world: World, mia: Account, sign_in: SignIn, reference: str
) -> None:
    assert sign_in(world.lea).get(f"/fr/company/requests/{reference}/answer/").status_code == 200
    assert power(reference).state == "window"
    assert answer(sign_in(world.lea), reference, "hand-over").status_code == 302
    assert power(reference).state == "active"
    roles = roles_at_the_hotel()
    assert (roles[mia.email], roles[world.lea.email]) == (Role.MAIN_ADMINISTRATOR, Role.MAIN_ADMINISTRATOR)
    assert (told("N-3"), told("N-20")) == ([mia.email], [world.lea.email])


def test_T_TAKE_1_no_ends_it_and_blocks_repeats_for_seven_days(
    world: World, mia: Account, client_of_mia: Client, sign_in: SignIn, reference: str
) -> None:
    without = answer(sign_in(world.lea), reference, "refuse")
    assert (without.status_code, errors(without)) == (422, [("reason", "power.reason")])
    assert answer(sign_in(world.lea), reference, "refuse", "Nous sommes là.").status_code == 302
    assert power(reference).state == "refused"
    assert told("N-15") == sorted([mia.email, world.lea.email])
    assert mia.email not in roles_at_the_hotel()
    with clock.at(NOW + timedelta(days=7) - timedelta(seconds=1)):
        again = take_over(sign_in(mia))
        assert (again.status_code, errors(again)) == (422, [("", "power.quiet")])
        assert PowerOfAttorney.objects.count() == 1
    with clock.at(NOW + timedelta(days=7)):
        assert take_over(sign_in(mia)).status_code == 302


def test_T_TAKE_1_silence_leads_to_the_letter(
    world: World, mia: Account, sign_in: SignIn, reference: str
) -> None:
    with clock.at(ENDS):
        assert close_windows() == 0
        assert answer(sign_in(world.lea), reference, "refuse", "").status_code == 422
    with clock.at(ENDS + timedelta(seconds=1)):
        assert answer(sign_in(world.lea), reference, "hand-over").status_code == 409
        assert mia.email not in roles_at_the_hotel()
        assert (close_windows(), close_windows()) == (1, 0)
    assert power(reference).state == "letter"
    assert told("window-closed") == sorted([mia.email, world.lea.email])
    assert Letter.objects.get(kind="power").values["takes_over"] is True


def test_T_ADM_1_after_the_letter_two_officers_replace_the_administrators(
    world: World, mia: Account, client_of_mia: Client, sign_in: SignIn, reference: str, tmp_path: Path
) -> None:
    later = ENDS + timedelta(days=3)
    with clock.at(ENDS + timedelta(seconds=1)):
        close_windows()
        paper = print_letter(tmp_path, reference)
    with clock.at(later):
        own = sign_in(mia)
        assert upload(own, reference, paper.photo()).status_code == 302
        sent = send(own, reference, signer_0="", signatory_0="on", signed_on="26.11.2026")
        assert sent.status_code == 302, errors(sent)
        assert decide(sign_in(world.nadja), reference, "approve", "Checked.").status_code == 302
        assert (power(reference).state, mia.email in roles_at_the_hotel()) == ("approval-proposed", False)
        assert decide(sign_in(world.nadja), reference, "confirm").status_code == 403
        assert decide(sign_in(world.beat), reference, "confirm").status_code == 302
    roles = roles_at_the_hotel()
    assert roles[mia.email] == Role.MAIN_ADMINISTRATOR
    assert world.lea.email not in roles
    assert told("N-20") == [world.lea.email]


def test_only_administrators_of_the_company_answer(
    world: World, client_of_mia: Client, sign_in: SignIn, reference: str
) -> None:
    for account in (world.camille, world.theo, world.nadja):
        assert answer(sign_in(account), reference, "hand-over").status_code == 404
    assert answer(client_of_mia, reference, "hand-over").status_code == 404
    assert power(reference).state == "window"


def test_a_deputy_is_needed(client_of_mia: Client) -> None:
    found = take_over(client_of_mia, deputy="")
    assert (found.status_code, errors(found)) == (422, [("deputy", "role.deputy")])
    assert not PowerOfAttorney.objects.exists()


def test_the_person_is_no_deputy_of_themself(mia: Account, client_of_mia: Client) -> None:
    found = take_over(client_of_mia, deputy=mia.email.upper())
    assert (found.status_code, errors(found)) == (422, [("deputy", "power.deputy")])
    assert not PowerOfAttorney.objects.exists()


def test_a_company_without_administrators_is_not_taken_over(client_of_mia: Client) -> None:
    answered = take_over(client_of_mia, JOINERY)
    assert answered.headers["Location"] == f"/en/company/find/{JOINERY}/"
    assert not PowerOfAttorney.objects.exists()


def test_who_is_main_administrator_already_takes_over_nothing(world: World, sign_in: SignIn) -> None:
    found = take_over(sign_in(world.lea))
    assert (found.status_code, errors(found)) == (422, [("", "power.already")])


def test_asking_twice_is_asking_once(client_of_mia: Client, reference: str) -> None:
    assert take_over(client_of_mia).status_code == 302
    assert PowerOfAttorney.objects.count() == 1
    assert Message.objects.filter(kind="N-19").count() == 1


def test_T_ROLE_3_a_plain_administrator_may_refuse_and_gives_no_more_than_they_have(
    world: World, sign_in: SignIn, reference: str
) -> None:
    link_member(world.camille, world.hotel, Role.ADMINISTRATOR, actor=world.nadja)
    client = sign_in(world.camille)
    page = text_of(client.get(f"/fr/company/requests/{reference}/answer/"))
    assert 'data-handle="hand-over"' not in page
    assert answer(client, reference, "hand-over").status_code == 404
    assert power(reference).state == "window"
    assert answer(client, reference, "refuse", "Nous sommes là.").status_code == 302
    assert power(reference).state == "refused"


def test_who_sleeps_may_refuse_and_does_not_hand_over(world: World, sign_in: SignIn, reference: str) -> None:
    world.lea.last_counted_sign_in = LONG_AGO
    world.lea.save()
    assert answer(sign_in(world.lea), reference, "hand-over").status_code == 404
    assert power(reference).state == "window"
    assert answer(sign_in(world.lea), reference, "refuse", "Je suis là.").status_code == 302
