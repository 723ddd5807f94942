"""The requirements T-ROLE-1 to T-ROLE-5 of the identity note, chapter 9."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.companies.actions import (
    LastAdministrator,
    change_role,
    end_membership,
    invite,
    link_member,
    set_deputy,
)
from jobroom.companies.models import Invitation, Membership
from jobroom.companies.queries import without_administrator
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.rights.models import Refusal
from jobroom.rules.roles import Role
from tests.accounts.people import sign_in_with_password
from tests.cases.reading import errors, text_of
from tests.companies.conftest import HOTEL, member, standing, told
from tests.conftest import SignIn
from tests.rights.conftest import save
from tests.world import NOW, World, open_case, person


@pytest.fixture
def ann(world: World) -> Account:
    """A second main administrator of the hotel."""
    made = person("second@hotel.example", "Ann", "Sample", "en")
    link_member(made, world.hotel, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    return made


def fall_asleep(account: Account) -> None:
    account.last_counted_sign_in = NOW - timedelta(days=200)
    account.save(update_fields=["last_counted_sign_in"])


def test_t_role_1_a_company_whose_main_administrator_sleeps_is_marked(world: World, sign_in: SignIn) -> None:
    mark = 'data-handle="without-administrator"'
    assert mark not in text_of(sign_in(world.camille).get("/en/company/"))
    fall_asleep(world.lea)
    assert without_administrator(world.hotel)
    text = text_of(sign_in(world.camille).get("/en/company/"))
    assert mark in text
    assert "the company names a new main administrator with its signature" in text
    own = text_of(sign_in(world.lea).get("/en/company/"))
    assert mark in own
    assert "/en/account/wake/" in own
    assert mark not in text_of(sign_in(world.theo).get("/en/company/"))


def test_t_role_1_a_closed_account_is_no_administrator(world: World, ann: Account) -> None:
    Account.objects.filter(pk=world.lea.pk).update(is_active=False)
    assert not without_administrator(world.hotel)
    fall_asleep(ann)
    assert without_administrator(world.hotel)


def test_t_role_1_the_office_sees_the_mark(world: World, sign_in: SignIn) -> None:
    address = "/en/desk/companies/CHE123456788/"
    assert "Without administrator" not in text_of(sign_in(world.nadja).get(address))
    fall_asleep(world.lea)
    assert "Without administrator" in text_of(sign_in(world.nadja).get(address))


def test_t_role_1_who_is_alone_is_warned(world: World, sign_in: SignIn) -> None:
    alone = 'data-handle="only-one"'
    assert alone in text_of(sign_in(world.lea).get("/en/company/"))
    made = person("second@hotel.example", "Ann", "Sample", "en")
    link_member(made, world.hotel, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    assert alone not in text_of(sign_in(world.lea).get("/en/company/"))
    fall_asleep(made)
    assert alone in text_of(sign_in(world.lea).get("/en/company/"))


def test_t_role_2_the_last_one_can_neither_leave_nor_be_demoted(world: World, sign_in: SignIn) -> None:
    before = standing()
    lea = sign_in(world.lea)
    response = lea.post(f"{HOTEL}people/{member(world.lea).pk}/", {"role": "user"})
    assert (response.status_code, errors(response)) == (422, [("role", "role.lastadmin")])
    response = lea.post(f"{HOTEL}leave/", {"act": "leave"})
    assert (response.status_code, errors(response)) == (422, [("", "role.lastadmin")])
    with pytest.raises(LastAdministrator):
        end_membership(member(world.lea), actor=world.nadja)
    assert standing() == before


def test_t_role_2_a_sleeping_one_does_not_replace_the_last(
    world: World, ann: Account, sign_in: SignIn
) -> None:
    fall_asleep(ann)
    before = standing()
    response = sign_in(world.lea).post(f"{HOTEL}people/{member(world.lea).pk}/", {"role": "user"})
    assert (response.status_code, errors(response)) == (422, [("role", "role.lastadmin")])
    assert standing() == before


def test_t_role_3_who_sleeps_manages_nobody(world: World, ann: Account, sign_in: SignIn) -> None:
    fall_asleep(world.lea)
    before = standing()
    lea = sign_in(world.lea)
    assert lea.post(f"{HOTEL}people/{member(world.camille).pk}/", {"role": "reader"}).status_code == 403
    assert lea.post(f"{HOTEL}invite/", {"email": "x@hotel.example", "role": "user"}).status_code == 403
    assert lea.post(f"{HOTEL}people/{member(world.camille).pk}/remove/").status_code == 403
    assert standing() == before


def test_t_role_3_no_user_raises_their_own_role(world: World, sign_in: SignIn) -> None:
    for role in (Role.USER, Role.READER, Role.ADMINISTRATOR):
        Membership.objects.filter(account=world.camille).update(role=role)
        before = standing()
        client = sign_in(world.camille)
        own = f"{HOTEL}people/{member(world.camille).pk}/"
        assert client.post(own, {"role": "main-administrator"}).status_code == 403
        assert client.post(f"{own}deputy/", {"deputy": "yes"}).status_code == 403
        assert standing() == before


def test_t_role_4_leaving_takes_everything_within_one_request(world: World, sign_in: SignIn) -> None:
    change_role(member(world.camille), Role.ADMINISTRATOR, actor=world.lea)
    set_deputy(member(world.camille), deputy=True, actor=world.lea)
    sent = invite(world.hotel, actor=world.camille, email="x@hotel.example", role=Role.USER)
    client = sign_in_with_password(world.camille)
    assert client.get("/en/company/").status_code == 200
    assert client.get("/en/cases/00001203-99/").status_code == 200
    assert UserSession.objects.filter(user=world.camille).exists()
    response = sign_in(world.lea).post(f"{HOTEL}people/{member(world.camille).pk}/remove/")
    assert response.status_code == 302
    assert client.get("/en/company/").headers["Location"].startswith("/en/account/login/")
    row = member(world.camille)
    assert (row.role, row.ended_at, row.is_deputy) == ("administrator", clock.now(), False)
    assert Invitation.objects.get(pk=sent.pk).state == "dead"
    assert not UserSession.objects.filter(user=world.camille).exists()
    assert not CaseAccess.objects.filter(account=world.camille).exists()
    assert sign_in(world.camille).get("/en/cases/00001203-99/").status_code == 404
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"end-membership", "end-session", "kill-invitation", "forget-openings", "link-member"} <= verbs


def test_t_role_4_another_employer_does_not_keep_the_old_cases_open(world: World, sign_in: SignIn) -> None:
    link_member(world.camille, world.garage, Role.USER, actor=world.theo)
    assert sign_in(world.camille).get("/en/cases/00001203-99/").status_code == 200
    row = Membership.objects.get(account=world.camille, company=world.hotel)
    end_membership(row, actor=world.lea)
    assert sign_in(world.camille).get("/en/cases/00001203-99/").status_code == 404
    assert 'data-company="CHE116281710"' in text_of(sign_in(world.camille).get("/en/company/"))
    open_case(world.camille, world.case)  # the numbers of the letter are still known
    client = sign_in(world.camille)
    assert client.get("/en/cases/00001203-99/").status_code == 404
    assert client.get("/en/cases/00001203-99/2020-04/edit/").status_code == 404
    assert "00001203-99" not in text_of(client.get("/en/cases/?list"))


def test_t_role_4_who_works_elsewhere_now_is_gone_for_the_colleagues(world: World, sign_in: SignIn) -> None:
    save(world.camille, world.period("2020-04"))
    link_member(world.camille, world.garage, Role.USER, actor=world.theo)
    open_case(world.lea, world.case)
    pencil = "/en/cases/00001203-99/2020-04/edit/"
    assert sign_in(world.lea).get(pencil).status_code == 403
    assert Refusal.objects.latest("pk").reason == "holder-active"
    end_membership(Membership.objects.get(account=world.camille, company=world.hotel), actor=world.lea)
    assert sign_in(world.lea).get(pencil).status_code == 403
    assert Refusal.objects.latest("pk").reason == "holder-asleep"


def test_t_role_5_every_change_is_told_to_the_main_administrators_and_the_person(
    world: World, ann: Account
) -> None:
    both = [world.lea.email, ann.email]
    assert told("joined") == sorted(both)
    change_role(member(world.camille), Role.ADMINISTRATOR, actor=world.lea)
    assert told("role-changed") == sorted([*both, world.camille.email])
    set_deputy(member(world.camille), deputy=True, actor=world.lea)
    assert told("deputy") == sorted([*both, world.camille.email])
    end_membership(member(world.sandrine), actor=world.nadja)
    assert told("left") == sorted([*both, world.camille.email, world.sandrine.email])


def test_t_role_5_closed_accounts_and_other_companies_are_told_nothing(world: World, ann: Account) -> None:
    Account.objects.filter(pk=ann.pk).update(is_active=False)
    change_role(member(world.camille), Role.READER, actor=world.lea)
    assert told("role-changed") == sorted([world.lea.email, world.camille.email])
