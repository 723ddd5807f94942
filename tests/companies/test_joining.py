"""Asking to join a company that is here already, and what its administrators decide."""

from datetime import timedelta

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.actions import end_membership, link_member
from jobroom.companies.models import Company, JoinRequest, Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Role
from tests.cases.reading import errors, text_of
from tests.companies.conftest import HOTEL, member, standing, told
from tests.conftest import SignIn
from tests.world import NOW, World, person


@pytest.fixture
def mia(world: World) -> Account:
    """Somebody with an account and no company."""
    made = person("mia@hotel.example", "Mia", "Keller", "de")
    Message.objects.all().delete()
    return made


def ask(client: Client, text: str = "I keep the books.") -> str:
    response = client.post(f"{HOTEL}join/", {"text": text})
    assert response.status_code == 302, errors(response)
    return JoinRequest.objects.latest("pk").reference


def page(reference: str, act: str = "") -> str:
    return f"/en/company/join/{reference}/{act}"


def test_the_page_shows_who_is_there_without_giving_them_away(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    text = text_of(sign_in(mia).get(f"{HOTEL}join/"))
    assert "L. F., m•••@hotel.example" in text
    assert world.lea.email not in text
    assert "Favre" not in text


def test_one_button_tells_the_administrators(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    mail = Message.objects.get()
    assert (mail.kind, mail.recipient) == ("N-5", world.lea.email)
    assert mail.subject == "Mia Keller souhaite rejoindre l’équipe"
    assert f"/fr/company/join/{reference}/" in mail.text
    assert "I keep the books." in mail.text
    event = Event.objects.get(verb="ask-to-join")
    assert (event.actor, event.subject) == (mia.actor, "company:CHE123456788")
    waiting = text_of(sign_in(mia).get(page(reference)))
    assert 'data-state="asked"' in waiting
    assert "You can remind them from 25.11.2026, 17:00." in waiting
    assert sign_in(mia).get(f"{HOTEL}join/").headers["Location"] == page(reference)
    assert sign_in(mia).post(f"{HOTEL}join/", {"text": ""}).headers["Location"] == page(reference)
    assert JoinRequest.objects.count() == 1


def test_an_administrator_lets_somebody_in_in_a_role(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    lea = sign_in(world.lea)
    shown = text_of(lea.get(page(reference)))
    assert "mia@hotel.example" in shown
    assert "3 people of your company have it too" in shown
    assert f'data-reference="{reference}"' in text_of(lea.get("/en/company/"))
    assert not Membership.objects.filter(account=mia).exists()
    assert lea.post(page(reference, "accept/"), {"role": "reader"}).status_code == 302
    made = member(mia)
    assert (made.role, made.confirmed_by) == ("reader", world.lea)
    mail = Message.objects.get(kind="N-6")
    assert (mail.recipient, mail.subject) == (mia.email, "Ihr Beitritt: angenommen")
    assert told("joined") == [world.lea.email]
    assert Event.objects.get(verb="accept-wish").actor == world.lea.actor


def test_a_refusal_may_have_a_reason_and_holds_for_a_week(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    reference = ask(sign_in(mia))
    reason = "We do not know you."
    assert sign_in(world.lea).post(page(reference, "refuse/"), {"reason": reason}).status_code == 302
    mail = Message.objects.get(kind="N-6")
    assert (mail.subject, reason in mail.text) == ("Ihr Beitritt: abgelehnt", True)
    assert told("join-refused") == [world.lea.email]
    assert not Membership.objects.filter(account=mia).exists()
    before = standing()
    response = sign_in(mia).post(f"{HOTEL}join/", {"text": "again"})
    assert (response.status_code, errors(response)) == (422, [("text", "join.quiet")])
    assert standing() == before
    with clock.at(NOW + timedelta(days=7)):
        ask(sign_in(mia), "")


def test_t_role_3_an_administrator_lets_in_up_to_their_own_level(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    reference = ask(sign_in(mia))
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    before = standing()
    for role in ("main-administrator", "administrator", ""):
        response = sign_in(world.camille).post(page(reference, "accept/"), {"role": role})
        assert (response.status_code, errors(response)) == (422, [("role", "role.choose")])
    assert standing() == before
    assert sign_in(world.camille).post(page(reference, "accept/"), {"role": "user"}).status_code == 302


def test_nobody_else_sees_or_decides(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    before = standing()
    for account in (mia, world.camille, world.theo, world.nadja):
        assert sign_in(account).post(page(reference, "accept/"), {"role": "user"}).status_code == 404
    for account in (world.camille, world.theo, world.nadja):
        assert sign_in(account).get(page(reference)).status_code == 404
    for act in ("remind/", "withdraw/"):
        assert sign_in(world.lea).post(page(reference, act)).status_code == 404
    assert standing() == before
    assert JoinRequest.objects.get().state == "asked"


def test_a_reminder_waits_two_working_days(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    before = standing()
    assert sign_in(mia).post(page(reference, "remind/")).status_code == 409
    assert standing() == before
    with clock.at(NOW + timedelta(days=3)):
        assert sign_in(mia).post(page(reference, "remind/")).status_code == 302
        assert sign_in(mia).post(page(reference, "remind/")).status_code == 409
    assert told("N-5") == [world.lea.email] * 2


def test_who_asked_may_withdraw(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    assert sign_in(mia).post(page(reference, "withdraw/")).status_code == 302
    before = standing()
    response = sign_in(world.lea).post(page(reference, "accept/"), {"role": "user"})
    assert response.status_code == 409
    assert "The request has changed in the meantime" in text_of(response)
    assert standing() == before
    assert not Membership.objects.filter(account=mia).exists()


def test_a_company_that_nobody_manages_leads_to_the_register(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    before = standing()
    for response in (
        sign_in(mia).get("/en/company/CHE103567404/join/"),
        sign_in(mia).post("/en/company/CHE103567404/join/", {"text": ""}),
    ):
        assert response.status_code == 200
        assert 'data-handle="nobody-here"' in text_of(response)
        assert "/en/company/find/CHE103567404/" in text_of(response)
    assert sign_in(mia).get("/en/company/CHE123/join/").status_code == 404
    assert standing() == before


def test_members_are_led_to_their_company(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.camille).get(f"{HOTEL}join/").headers["Location"] == "/en/company/"


def test_five_open_wishes_of_one_person_are_enough(world: World, sign_in: SignIn, mia: Account) -> None:
    for number in range(5):
        other = Company.objects.create(uid=f"CHE00000000{number}", name=f"Company {number}")
        JoinRequest.objects.create(
            reference=f"KO-{number}", company=other, account=mia, asked_at=clock.now(), state="asked"
        )
    before = standing()
    response = sign_in(mia).post(f"{HOTEL}join/", {"text": ""})
    assert (response.status_code, errors(response)) == (422, [("text", "join.many")])
    assert standing() == before


def test_joining_another_way_answers_the_wish(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    link_member(mia, world.hotel, Role.USER, actor=world.nadja)
    assert JoinRequest.objects.get(reference=reference).state == "accepted"


def test_whoever_left_asks_again(world: World, sign_in: SignIn) -> None:
    end_membership(member(world.camille), actor=world.lea)
    reference = ask(sign_in(world.camille))
    assert sign_in(world.lea).post(page(reference, "accept/"), {"role": "user"}).status_code == 302
    assert Membership.objects.filter(account=world.camille).count() == 2


def test_the_reference_leads_both_sides_to_the_page(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = ask(sign_in(mia))
    for account, language in ((mia, "de"), (world.lea, "fr")):
        response = sign_in(account).get(f"/r/{reference}")
        assert response.headers["Location"] == f"/{language}/company/join/{reference}/"
    assert sign_in(world.theo).get(f"/r/{reference}").status_code == 404
