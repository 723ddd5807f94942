"""Resetting a person's access: two people do it, it ends everything, and it comes back within 30 days."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess
from jobroom.companies.actions import end_membership, link_member
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Role
from jobroom.support.actions.resetting import ask_reset
from jobroom.support.models import Reset
from tests.conftest import SignIn
from tests.desk import story
from tests.support.stopping import Answer, mails, text_of
from tests.world import NOW, PASSWORD, World

COMPANY = "/de/desk/companies/CHE123456788/"


@pytest.fixture
def asked(world: World, support: Account, sign_in: SignIn) -> Reset:
    """Support asks to reset Lea, who belongs to the hotel and, as a reader, to the garage."""
    link_member(world.lea, world.garage, Role.READER, actor=world.theo)
    return ask(sign_in(support), world.lea)


def ask(client: Client, person: Account) -> Reset:
    member = person.memberships.filter(ended_at=None).order_by("pk")[0]
    client.post(f"{COMPANY}members/{member.pk}/reset/", {"reason": "Das Konto ist in fremden Händen."})
    return Reset.objects.latest("pk")


def act(client: Client, reset: Reset, name: str) -> Answer:
    return client.post(f"/de/desk/resets/{reset.pk}/{name}/")


def living(person: Account) -> list[str]:
    rows = Membership.objects.filter(account=person, ended_at=None).order_by("company__name")
    return [row.company.name for row in rows]


def footprint() -> tuple[object, ...]:
    return (
        list(Reset.objects.order_by("pk").values()),
        list(Membership.objects.order_by("pk").values()),
        UserSession.objects.count(),
        Event.objects.count(),
        Message.objects.count(),
    )


def offered(client: Client, reset: Reset) -> set[str]:
    page = text_of(client.get(f"/de/desk/resets/{reset.pk}/"))
    return set(re.findall(r'<form[^>]*data-handle="([a-z]+)-reset"', page))


def test_t_adm_1_support_asks_for_a_reset_and_nothing_ends_yet(
    world: World, asked: Reset, support: Account, sign_in: SignIn
) -> None:
    assert (asked.state, asked.account, asked.asked_by) == ("asked", world.lea, support)
    assert living(world.lea) == ["Garage Modell AG", "Hôtel Exemple SA"]
    assert offered(sign_in(support), asked) == {"drop"}
    assert ask(sign_in(world.nadja), world.lea) == asked
    page = text_of(sign_in(world.nadja).get("/de/desk/resets/"))
    assert "Lea Favre" in page
    assert 'data-state="asked"' in page


def test_a_reset_needs_a_reason(world: World, support: Account, sign_in: SignIn) -> None:
    member = world.lea.memberships.get()
    before = footprint()
    answer = sign_in(support).post(f"{COMPANY}members/{member.pk}/reset/", {"reason": ""})
    assert (answer.status_code, story.errors(answer)) == (422, [("reason", "sup.reason")])
    assert footprint() == before


def test_t_adm_1_neither_support_nor_who_asked_confirms_a_reset(
    world: World, asked: Reset, support: Account, sign_in: SignIn
) -> None:
    own = ask(sign_in(world.nadja), world.camille)
    world.lea.staff_roles.create(role="officer")
    before = footprint()
    assert act(sign_in(support), asked, "confirm").status_code == 403
    assert act(sign_in(world.lea), asked, "confirm").status_code == 403
    assert act(sign_in(world.lea), asked, "drop").status_code == 403
    assert act(sign_in(world.nadja), own, "confirm").status_code == 403
    assert act(sign_in(world.theo), asked, "confirm").status_code == 403
    assert (footprint()[:2], footprint()[3:]) == (before[:2], before[3:])
    assert offered(sign_in(world.nadja), own) == {"drop"}


def test_a_confirmed_reset_ends_sessions_and_memberships_within_one_request(
    world: World, asked: Reset, sign_in: SignIn
) -> None:
    lea = Client()
    lea.post("/fr/account/login/", {"login": world.lea.email, "password": PASSWORD})
    assert lea.get("/fr/company/").status_code == 200
    assert UserSession.objects.filter(user=world.lea).count() == 1
    assert act(sign_in(world.nadja), asked, "confirm").status_code == 302
    assert lea.get("/fr/company/").status_code == 302
    assert UserSession.objects.filter(user=world.lea).count() == 0
    assert living(world.lea) == []
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.decided_at) == ("done", world.nadja, NOW)
    assert asked.ended.count() == 2
    assert mails("access-reset") == sorted([world.lea.email, world.theo.email])
    told = Message.objects.get(kind="access-reset", recipient=world.lea.email).text
    assert "fremden" not in told
    assert Event.objects.get(verb="reset-access").subject == asked.subject


def test_t_role_1_a_company_that_a_reset_leaves_without_administrator_is_marked(
    world: World, asked: Reset, sign_in: SignIn
) -> None:
    client = sign_in(world.nadja)
    assert "Ohne Administration" not in text_of(client.get(COMPANY))
    act(client, asked, "confirm")
    assert "Ohne Administration" in text_of(client.get(COMPANY))
    page = text_of(client.get(f"/de/desk/resets/{asked.pk}/"))
    assert page.count('data-handle="unmanaged"') == 1


def test_t_adm_5_an_undo_restores_exactly_what_the_reset_ended(
    world: World, asked: Reset, sign_in: SignIn
) -> None:
    end_membership(world.lea.memberships.get(company=world.garage), actor=world.theo)
    client = sign_in(world.nadja)
    act(client, asked, "confirm")
    with clock.at(NOW + timedelta(days=30)):
        # The clock has moved past the end of the session.
        client = sign_in(world.nadja)
        assert offered(client, asked) == {"undo"}
        assert act(client, asked, "undo").status_code == 302
    assert living(world.lea) == ["Hôtel Exemple SA"]
    row = world.lea.memberships.get(company=world.hotel)
    assert (row.role, row.ended_at) == ("main-administrator", None)
    asked.refresh_from_db()
    assert (asked.state, asked.undone_by) == ("undone", world.nadja)
    assert mails("reset-undone") == [world.lea.email]
    assert "Ohne Administration" not in text_of(sign_in(world.beat).get(COMPANY))


def test_t_adm_5_after_30_days_nothing_comes_back(world: World, asked: Reset, sign_in: SignIn) -> None:
    act(sign_in(world.nadja), asked, "confirm")
    with clock.at(NOW + timedelta(days=30, seconds=1)):
        client = sign_in(world.nadja)
        assert offered(client, asked) == set()
        before = footprint()
        assert act(client, asked, "undo").status_code == 409
        assert footprint()[:2] == before[:2]
    assert living(world.lea) == []


def test_t_adm_5_what_was_replaced_since_is_left_alone(world: World, asked: Reset, sign_in: SignIn) -> None:
    client = sign_in(world.nadja)
    act(client, asked, "confirm")
    link_member(world.lea, world.hotel, Role.READER, actor=world.nadja)
    act(client, asked, "undo")
    assert living(world.lea) == ["Garage Modell AG", "Hôtel Exemple SA"]
    roles = world.lea.memberships.filter(ended_at=None, company=world.hotel).values_list("role", flat=True)
    assert list(roles) == ["reader"]
    event = Event.objects.get(verb="undo-reset")
    assert event.changes["memberships"] == [world.lea.memberships.get(company=world.garage).pk]


def test_t_adm_5_support_cannot_undo_and_nobody_does_it_twice(
    world: World, asked: Reset, support: Account, sign_in: SignIn
) -> None:
    act(sign_in(world.nadja), asked, "confirm")
    before = footprint()
    assert act(sign_in(support), asked, "undo").status_code == 403
    assert footprint()[:2] == before[:2]
    act(sign_in(world.nadja), asked, "undo")
    before = footprint()
    for name in ("undo", "confirm", "drop"):
        assert act(sign_in(world.beat), asked, name).status_code == 409
    assert footprint()[:2] == before[:2]


def test_a_reset_that_is_dropped_ends_nothing(
    world: World, asked: Reset, support: Account, sign_in: SignIn
) -> None:
    assert act(sign_in(support), asked, "drop").status_code == 302
    asked.refresh_from_db()
    assert asked.state == "dropped"
    assert living(world.lea) == ["Garage Modell AG", "Hôtel Exemple SA"]
    assert act(sign_in(world.nadja), asked, "confirm").status_code == 409
    assert living(world.lea) == ["Garage Modell AG", "Hôtel Exemple SA"]
    assert mails("access-reset") == []


def test_an_unknown_reset_or_act_is_not_found(world: World, asked: Reset, sign_in: SignIn) -> None:
    client = sign_in(world.nadja)
    assert client.get("/de/desk/resets/999/").status_code == 404
    assert act(client, asked, "approve").status_code == 404
    assert living(world.lea) == ["Garage Modell AG", "Hôtel Exemple SA"]


def test_the_list_costs_the_same_queries_with_one_reset_and_with_many(
    world: World, asked: Reset, sign_in: SignIn
) -> None:
    client = sign_in(world.nadja)
    client.get("/de/desk/resets/")
    with CaptureQueriesContext(connection) as few:
        client.get("/de/desk/resets/")
    for person in (world.camille, world.sandrine, world.theo):
        ask_reset(person, actor=world.nadja, reason="x")
    with CaptureQueriesContext(connection) as many:
        client.get("/de/desk/resets/")
    assert len(few) == len(many) == 9


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_every_page_speaks_every_language(world: World, asked: Reset, sign_in: SignIn, language: str) -> None:
    client = sign_in(world.nadja)
    member = world.camille.memberships.get()
    paths = ["resets/", f"resets/{asked.pk}/", f"companies/CHE123456788/members/{member.pk}/reset/"]
    for path in paths:
        assert client.get(f"/{language}/desk/{path}").status_code == 200
    act(client, asked, "confirm")
    assert client.get(f"/{language}/desk/resets/{asked.pk}/").status_code == 200


def test_t_adm_5_openings_of_cases_end_with_the_reset_and_come_back(
    world: World, support: Account, sign_in: SignIn
) -> None:
    reset = ask(sign_in(support), world.camille)
    before = list(
        CaseAccess.objects.filter(account=world.camille).values("case_id", "granted_at", "attempts")
    )
    assert len(before) == 1
    act(sign_in(world.nadja), reset, "confirm")
    assert not CaseAccess.objects.filter(account=world.camille).exists()
    assert sign_in(world.camille).get("/fr/cases/00001203-99/").status_code == 404
    act(sign_in(world.nadja), reset, "undo")
    after = CaseAccess.objects.filter(account=world.camille).values("case_id", "granted_at", "attempts")
    assert list(after) == before
    assert sign_in(world.camille).get("/fr/cases/00001203-99/").status_code == 200
