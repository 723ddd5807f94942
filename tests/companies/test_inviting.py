"""Inviting a colleague: one address, one use, fourteen days; dead with its sender or its right."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.actions import change_role, end_membership, link_member
from jobroom.companies.models import Invitation, Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Role
from tests.cases.reading import text_of
from tests.companies.conftest import HOTEL, member, send_invitation, standing, told
from tests.conftest import SignIn
from tests.world import NOW, World, person


@pytest.fixture
def mia(world: World) -> Account:
    """Somebody with an account and no company."""
    made = person("mia@hotel.example", "Mia", "Keller", "de")
    Message.objects.all().delete()
    return made


def page(reference: str, language: str = "en") -> str:
    return f"/{language}/company/invitation/{reference}/"


def sent(world: World, sign_in: SignIn, email: str = "mia@hotel.example", role: str = "user") -> str:
    assert send_invitation(sign_in(world.lea), email, role) == []
    return Invitation.objects.get(email=email.strip().lower(), state="open").reference


def code_of(text: str) -> str:
    return text.split('data-code="')[1].split('"')[0]


def test_the_mail_leads_to_a_page_and_carries_no_secret(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in, "  Mia@Hotel.example ")
    mail = Message.objects.get()
    assert (mail.kind, mail.recipient, mail.language) == ("N-4", mia.email, "de")
    assert mail.subject == "Einladung von Hôtel Exemple SA"
    assert f"/de/company/invitation/{reference}/" in mail.text
    assert "07.12.2026" in mail.text
    door = Client().get(page(reference)).headers["Location"]
    assert door == f"/en/account/login/?next={page(reference)}"
    onward = text_of(Client().get(door)).split('href="/en/account/signup/')[1].split('"')[0]
    assert unquote(onward) == f"?next={page(reference)}"


def test_an_unknown_address_is_written_to_in_the_language_of_the_company(
    world: World, sign_in: SignIn
) -> None:
    sent(world, sign_in, "new@hotel.example")
    assert Message.objects.get().language == "fr"


def test_whoever_is_invited_joins_in_the_role_that_was_offered(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    reference = sent(world, sign_in, role="reader")
    client = sign_in(mia)
    shown = text_of(client.get(page(reference)))
    assert "Lea Favre invites you to work for Hôtel Exemple SA in this service." in shown
    assert "Reads settlement periods, changes nothing." in shown
    assert not Membership.objects.filter(account=mia).exists()
    assert client.post(page(reference)).headers["Location"] == "/en/company/"
    made = member(mia)
    assert (made.role, made.confirmed_by, made.ended_at) == ("reader", world.lea, None)
    assert Invitation.objects.get().accepted_by == mia
    assert told("joined") == sorted([mia.email, world.lea.email])
    event = Event.objects.get(verb="accept-invitation")
    assert (event.actor, event.changes["reference"]) == (mia.actor, reference)


def test_an_invitation_works_once(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in)
    sign_in(mia).post(page(reference))
    assert sign_in(mia).get(page(reference)).headers["Location"] == "/en/company/"
    end_membership(member(mia), actor=world.lea)
    before = standing()
    response = sign_in(mia).post(page(reference))
    assert (response.status_code, code_of(text_of(response))) == (410, "invite.used")
    assert standing() == before


def test_it_ends_after_fourteen_days(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in)
    before = standing()
    with clock.at(NOW + timedelta(days=14, seconds=1)):
        for response in (sign_in(mia).get(page(reference)), sign_in(mia).post(page(reference))):
            assert (response.status_code, code_of(text_of(response))) == (410, "invite.expired")
            assert "was valid until 07.12.2026. Ask Lea Favre for a new one" in text_of(response)
    assert standing() == before
    with clock.at(NOW + timedelta(days=14)):
        assert sign_in(mia).post(page(reference)).status_code == 302


def test_another_person_learns_the_masked_address_and_no_more(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    reference = sent(world, sign_in)
    before = standing()
    for client in (sign_in(world.theo), sign_in(world.camille)):
        for response in (client.get(page(reference)), client.post(page(reference))):
            text = text_of(response)
            assert (response.status_code, code_of(text)) == (403, "invite.othermail")
            assert "The invitation went to m•••@hotel.example. Sign in with that address" in text
            assert "Exemple" not in text
            assert mia.email not in text
    assert standing() == before


def test_an_address_that_is_not_verified_proves_nothing(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in)
    EmailAddress.objects.filter(user=mia).update(verified=False)
    assert sign_in(mia).post(page(reference)).status_code == 403
    assert not Membership.objects.filter(account=mia).exists()


def test_t_role_3_nobody_invites_above_their_own_level(world: World, sign_in: SignIn) -> None:
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    before = standing()
    for role in ("main-administrator", "administrator", "owner"):
        assert send_invitation(sign_in(world.camille), "x@hotel.example", role) == [("role", "role.choose")]
    assert standing() == before
    assert send_invitation(sign_in(world.camille), "x@hotel.example", "user") == []


def test_members_and_strangers_invite_nobody(world: World, sign_in: SignIn) -> None:
    before = standing()
    typed = {"email": "x@hotel.example", "role": "reader"}
    assert sign_in(world.camille).post(f"{HOTEL}invite/", typed).status_code == 403
    assert sign_in(world.theo).post(f"{HOTEL}invite/", typed).status_code == 404
    assert not Invitation.objects.exists()
    assert standing() == before


def test_what_cannot_be_sent_is_explained(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.lea)
    sent(world, sign_in, "x@hotel.example")
    before = standing()
    assert send_invitation(client, world.lea.email) == [("email", "invite.self")]
    assert send_invitation(client, world.camille.email.upper()) == [("email", "invite.exists")]
    assert send_invitation(client, "x@hotel.example") == [("email", "invite.waiting")]
    assert send_invitation(client, "") == [("email", "invite.email")]
    assert send_invitation(client, "nobody") == [("email", "email.format")]
    assert standing() == before
    assert Invitation.objects.count() == 1


def test_fifty_waiting_invitations_are_enough(world: World, sign_in: SignIn) -> None:
    sent(world, sign_in, "x@hotel.example")
    first = Invitation.objects.get()
    for number in range(49):
        first.pk, first.reference, first.email = None, f"KO-{number}", f"x{number}@hotel.example"
        first.save()
    assert send_invitation(sign_in(world.lea), "y@hotel.example") == [("email", "invite.many")]
    with clock.at(NOW + timedelta(days=15)):
        assert send_invitation(sign_in(world.lea), "y@hotel.example") == []


def test_it_can_be_withdrawn_and_sent_again(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in)
    row = f"{HOTEL}invitations/{reference}/"
    assert f'data-email="{mia.email}"' in text_of(sign_in(world.lea).get("/en/company/"))
    with clock.at(NOW + timedelta(days=20)):
        lea = sign_in(world.lea)
        assert lea.post(f"{row}again/").status_code == 302
        assert Invitation.objects.get().valid_until == clock.now() + timedelta(days=14)
        assert sign_in(mia).get(page(reference)).status_code == 200
        assert lea.post(f"{row}withdraw/").status_code == 302
        response = sign_in(mia).post(page(reference))
        assert (response.status_code, code_of(text_of(response))) == (410, "invite.gone")
        before = standing()
        assert lea.post(f"{row}again/").status_code == 302
        assert lea.post(f"{row}forget/").status_code == 404
        assert standing() == before
    assert told("N-4") == [mia.email, mia.email]
    assert not Membership.objects.filter(account=mia).exists()


def test_nobody_is_written_to_twice_a_day(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in)
    again = f"{HOTEL}invitations/{reference}/again/"
    before = standing()
    with clock.at(NOW + timedelta(hours=23, minutes=59)):
        lea = sign_in(world.lea)
        assert lea.post(again).status_code == 302
        assert "was sent less than 24 hours ago" in text_of(lea.get("/en/company/"))
    assert standing() == before
    with clock.at(NOW + timedelta(hours=24)):
        assert sign_in(world.lea).post(again).status_code == 302
    assert told("N-4") == [mia.email, mia.email]


def test_only_who_may_give_the_role_withdraws_it(world: World, sign_in: SignIn) -> None:
    reference = sent(world, sign_in, role="administrator")
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    row = f"{HOTEL}invitations/{reference}/withdraw/"
    assert sign_in(world.camille).post(row).status_code == 404
    assert sign_in(world.theo).post(row).status_code == 404
    assert Invitation.objects.get().state == "open"
    assert "invite-again" not in text_of(sign_in(world.camille).get("/en/company/"))


def test_an_expired_one_makes_room_for_a_new_one(world: World, sign_in: SignIn, mia: Account) -> None:
    old = sent(world, sign_in)
    with clock.at(NOW + timedelta(days=15)):
        new = sent(world, sign_in)
        assert sign_in(mia).get(page(old)).status_code == 410
        assert sign_in(mia).post(page(new)).status_code == 302
    assert sorted(Invitation.objects.values_list("state", flat=True)) == ["accepted", "expired"]


def test_t_role_4_it_dies_when_the_sender_leaves_or_may_no_more(
    world: World, sign_in: SignIn, mia: Account
) -> None:
    second = person("second@hotel.example", "Ann", "Sample", "en")
    link_member(second, world.hotel, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    for email, role in (("a@hotel.example", "administrator"), (mia.email, "user")):
        assert send_invitation(sign_in(second), email, role) == []
    change_role(member(second), Role.ADMINISTRATOR, actor=world.lea)
    states = dict(Invitation.objects.values_list("email", "state"))
    assert states == {"a@hotel.example": "dead", mia.email: "open"}
    end_membership(member(second), actor=world.lea)
    assert set(Invitation.objects.values_list("state", flat=True)) == {"dead"}
    reference = Invitation.objects.get(email=mia.email).reference
    response = sign_in(mia).post(page(reference))
    assert (response.status_code, code_of(text_of(response))) == (410, "invite.gone")
    assert not Membership.objects.filter(account=mia).exists()


def test_somebody_else_lets_the_invited_person_in(world: World, sign_in: SignIn, mia: Account) -> None:
    sent(world, sign_in)
    link_member(mia, world.hotel, Role.USER, actor=world.nadja)
    found = Invitation.objects.get()
    assert (found.state, found.accepted_by) == ("accepted", mia)


def test_the_reference_leads_each_to_their_page(world: World, sign_in: SignIn, mia: Account) -> None:
    reference = sent(world, sign_in)
    assert sign_in(mia).get(f"/r/{reference}").headers["Location"] == f"/de/company/invitation/{reference}/"
    assert sign_in(world.lea).get(f"/r/{reference}").headers["Location"] == "/fr/company/"
    assert sign_in(world.camille).get(f"/r/{reference}").status_code == 404
    assert sign_in(world.theo).get(f"/r/{reference}").status_code == 404


def test_an_unknown_reference_is_404(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.theo).get(page("KO-0000-0000")).status_code == 404
