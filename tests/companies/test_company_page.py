import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.companies.actions import ask_to_join, end_membership, invite, link_member
from jobroom.companies.models import Membership
from jobroom.rules.roles import Role
from tests.conftest import SignIn
from tests.page_rules import Attributes, Page
from tests.world import World, person

PAGE = "/en/company/"


def people(text: str) -> dict[str, Attributes]:
    return {row["data-person"]: row for _tag, row in Page(text).tags if "data-person" in row}


def page_of(client: Client) -> str:
    response = client.get(PAGE)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_main_administrator_sees_everybody_of_the_company(world: World, sign_in: SignIn) -> None:
    text = page_of(sign_in(world.lea))
    assert {mail: row["data-role"] for mail, row in people(text).items()} == {
        "main-admin@hotel.example": "main-administrator",
        "old-filer@hotel.example": "user",
        "colleague@hotel.example": "user",
    }
    assert "Sandrine Moret" in text
    assert "14.03.2026" in text
    assert text.count("asleep since 14.09.2026</span>") == 1
    assert text.count("active</span>") == 2


@pytest.mark.parametrize("role", [Role.USER, Role.READER])
def test_others_see_their_own_role_and_who_manages_the_access(
    world: World, sign_in: SignIn, role: Role
) -> None:
    Membership.objects.filter(account=world.camille).update(role=role)
    text = page_of(sign_in(world.camille))
    assert f'data-role="{role.value}"' in text
    assert people(text) == {}
    assert "Lea Favre" in text
    assert "main-admin@hotel.example" in text
    assert "Sandrine" not in text


def test_an_administrator_may_change_members_but_no_administrator(world: World, sign_in: SignIn) -> None:
    Membership.objects.filter(account=world.camille).update(role=Role.ADMINISTRATOR)
    text = page_of(sign_in(world.camille))
    changeable = {row["href"] for row in Page(text).all("a") if "/people/" in row.get("href", "")}
    page = f"/en/company/CHE123456788/people/{Membership.objects.get(account=world.sandrine).pk}/"
    assert changeable == {page, f"{page}remove/"}


def test_who_has_left_is_listed_as_such_and_cannot_be_changed(world: World, sign_in: SignIn) -> None:
    gone = Membership.objects.get(account=world.sandrine)
    end_membership(gone, actor=world.lea)
    text = page_of(sign_in(world.lea))
    assert "left on 23.11.2026" in text
    assert f"/people/{gone.pk}/" not in text


def test_every_company_of_a_person_has_its_section(world: World, sign_in: SignIn) -> None:
    link_member(world.camille, world.garage, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    text = page_of(sign_in(world.camille))
    sections = {row["data-company"]: row["data-role"] for _t, row in Page(text).tags if "data-company" in row}
    assert sections == {"CHE123456788": "user", "CHE116281710": "main-administrator"}
    assert "owner@garage.example" in people(text)
    assert "old-filer@hotel.example" not in people(text)


def test_a_person_without_a_company_learns_how_to_be_linked(world: World, sign_in: SignIn) -> None:
    stranger = person("new-start@garage.example", "Mia", "Keller", "de")
    text = page_of(sign_in(stranger))
    assert "Link your account to your employer" in text
    assert "Mia Keller" in text


def test_nobody_signed_out_sees_a_company(db: None) -> None:
    assert Client().get(PAGE).headers["Location"] == "/en/account/login/?next=/en/company/"


def test_the_page_asks_as_often_for_three_people_as_for_many(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(world.lea)
    with django_assert_num_queries(8):
        client.get(PAGE)
    for number in range(10):
        made = person(f"more{number}@hotel.example", "More", str(number))
        link_member(made, world.hotel, Role.USER, actor=world.lea)
        invite(world.hotel, actor=world.lea, email=f"guest{number}@hotel.example", role=Role.USER)
        ask_to_join(world.hotel, actor=person(f"asks{number}@hotel.example", "Asks", str(number)), text="")
    with django_assert_num_queries(8):
        assert len(people(client.get(PAGE).content.decode())) == 13
