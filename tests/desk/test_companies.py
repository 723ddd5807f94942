"""The officers' pages of companies: find, enter, link, end; support looks, nobody else comes in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobroom.accounts.actions import create_account
from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company, Membership
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.rights.models import AccessRequest
from jobroom.rules.roles import Role
from tests.conftest import SignIn
from tests.desk.story import errors
from tests.world import World, person

HOTEL = "/de/desk/companies/CHE123456788/"


def members() -> list[tuple[str, str, bool]]:
    rows = Membership.objects.order_by("pk").values_list("account__email", "role", "ended_at")
    return [(email, role, ended is None) for email, role, ended in rows]


@pytest.mark.parametrize("typed", ["CHE-123.456.788", "che 123 456 788 MWST", "CHE123456788"])
def test_a_company_is_found_however_its_number_is_typed(world: World, sign_in: SignIn, typed: str) -> None:
    answer = sign_in(world.nadja).post("/de/desk/companies/", {"uid": typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, HOTEL)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "uid.empty"), ("CHE-12", "uid.format"), ("CHE-123.456.789", "uid.check"), ("ADM123", "uid.adm")],
)
def test_a_wrong_number_gets_its_own_error(world: World, sign_in: SignIn, typed: str, code: str) -> None:
    answer = sign_in(world.nadja).post("/de/desk/companies/", {"uid": typed})
    assert (answer.status_code, errors(answer)) == (422, [("uid", code)])
    assert f'value="{typed}"' in answer.content.decode()


def test_a_company_that_is_not_there_can_be_entered_once(world: World, sign_in: SignIn) -> None:
    officer = sign_in(world.nadja)
    missing = officer.post("/de/desk/companies/", {"uid": "CHE-109.322.551"})
    assert (missing.status_code, errors(missing)) == (422, [("uid", "uid.notfound")])
    assert 'href="/de/desk/companies/enter/?uid=CHE109322551"' in missing.content.decode()
    form = officer.get("/de/desk/companies/enter/?uid=CHE109322551").content.decode()
    assert 'value="CHE109322551"' in form
    fields = {"uid": "CHE-109.322.551", "name": "Schreinerei Muster GmbH", "language": "de"}
    for _n in range(2):
        answer = officer.post("/de/desk/companies/enter/", fields)
        assert answer.headers["Location"] == "/de/desk/companies/CHE109322551/"
    assert Company.objects.get(uid="CHE109322551").name == "Schreinerei Muster GmbH"
    events = Event.objects.filter(subject="company:CHE109322551")
    assert list(events.values_list("verb", "actor")) == [("enter-company", world.nadja.actor)]
    page = officer.get("/de/desk/companies/CHE109322551/").content.decode()
    assert "Nadja Frei erfasst das Unternehmen." in page
    assert "Zu diesem Unternehmen gehört noch niemand." in page


def test_entering_a_company_that_exists_changes_nothing(world: World, sign_in: SignIn) -> None:
    before = Event.objects.count()
    fields = {"uid": "CHE123456788", "name": "Anderer Name", "language": "it"}
    answer = sign_in(world.nadja).post("/de/desk/companies/enter/", fields)
    assert answer.headers["Location"] == HOTEL
    world.hotel.refresh_from_db()
    assert (world.hotel.name, world.hotel.language) == ("Hôtel Exemple SA", "fr")
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"uid": "", "name": "", "language": ""},
            [("uid", "uid.empty"), ("name", "company.name"), ("language", "language.choose")],
        ),
        ({"uid": "CHE109322551", "name": "x" * 151, "language": "de"}, [("name", "name.long")]),
        ({"uid": "CHE109322551", "name": "x", "language": "rm"}, [("language", "language.choose")]),
    ],
)
def test_faults_of_a_new_company_are_named(
    world: World, sign_in: SignIn, fields: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    answer = sign_in(world.nadja).post("/de/desk/companies/enter/", fields)
    assert (answer.status_code, errors(answer)) == (422, expected)
    assert Company.objects.count() == 2


def test_a_company_shows_its_people_places_and_story(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    page = sign_in(world.nadja).get(HOTEL).content.decode()
    for text in (
        "CHE-123.456.788",
        "0000 1203",
        "main-admin@hotel.example",
        "Nadja Frei verknüpft Lea Favre als: Hauptadministration.",
    ):
        assert text in page
    row = page.split('data-member="old-filer@hotel.example"')[1].split("</tr>")[0]
    assert "<span>7</span>" in row


def test_an_officer_links_an_account_and_changes_its_role(world: World, sign_in: SignIn) -> None:
    officer = sign_in(world.nadja)
    person("new-start@garage.example", "Noa", "Start", "de")
    for role in ("user", "user", "administrator"):
        answer = officer.post(HOTEL, {"email": " New-Start@garage.example ", "role": role})
        assert (answer.status_code, answer.headers["Location"]) == (302, HOTEL)
    assert members()[-1] == ("new-start@garage.example", "administrator", True)
    verbs = Event.objects.filter(subject="company:CHE123456788").order_by("-number")[:2]
    assert [event.verb for event in verbs] == ["change-role", "link-member"]
    page = officer.get(HOTEL).content.decode()
    assert "Nadja Frei ändert die Rolle von Noa Start auf: Administration." in page
    assert verify().fault == ""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"email": "", "role": "user"}, [("email", "account.empty")]),
        ({"email": "nobody@hotel.example", "role": "user"}, [("email", "email.unknown")]),
        ({"email": "owner@garage.example", "role": ""}, [("role", "role.choose")]),
        ({"email": "owner@garage.example", "role": "officer"}, [("role", "role.choose")]),
        ({"email": "main-admin@hotel.example", "role": "user"}, [("role", "member.lastadmin")]),
    ],
)
def test_faults_of_a_link_are_named_and_nothing_changes(
    world: World, sign_in: SignIn, fields: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    before = (members(), Event.objects.count())
    answer = sign_in(world.nadja).post(HOTEL, fields)
    assert (answer.status_code, errors(answer)) == (422, expected)
    assert f'value="{fields["email"]}"' in answer.content.decode()
    assert (members(), Event.objects.count()) == before


def test_an_officer_ends_a_membership_once(world: World, sign_in: SignIn) -> None:
    officer = sign_in(world.nadja)
    row = world.camille.memberships.get()
    for _n in range(2):
        answer = officer.post(f"{HOTEL}members/{row.pk}/end/")
        assert (answer.status_code, answer.headers["Location"]) == (302, HOTEL)
    assert ("colleague@hotel.example", "user", False) in members()
    assert Event.objects.filter(verb="end-membership").count() == 1
    assert "Nadja Frei beendet die Zugehörigkeit von Camille Rochat." in officer.get(HOTEL).content.decode()


def test_the_last_main_administrator_stays(world: World, sign_in: SignIn) -> None:
    before = (members(), Event.objects.count())
    row = world.lea.memberships.get()
    answer = sign_in(world.nadja).post(f"{HOTEL}members/{row.pk}/end/")
    assert (answer.status_code, errors(answer)) == (422, [("", "member.lastadmin")])
    assert "Lea Favre ist die einzige Hauptadministration." in answer.content.decode()
    assert (members(), Event.objects.count()) == before


def test_a_membership_of_another_company_is_not_found_here(world: World, sign_in: SignIn) -> None:
    row = world.theo.memberships.get()
    officer = sign_in(world.nadja)
    assert officer.post(f"{HOTEL}members/{row.pk}/end/").status_code == 404
    assert officer.post(f"{HOTEL}members/{10**30}/end/").status_code == 404
    assert officer.get("/de/desk/companies/CHE109322551/").status_code == 404
    assert officer.get("/de/desk/companies/nonsense/").status_code == 404


@pytest.mark.parametrize("role", ["company person", "administrator", "support", "caseworker", "operator"])
def test_nobody_else_changes_a_company(
    world: World, others: dict[str, Account], sign_in: SignIn, role: str
) -> None:
    client = sign_in(others[role])
    before = (members(), Event.objects.count(), Company.objects.count())
    row = world.camille.memberships.get()
    tries = [
        client.post(HOTEL, {"email": "owner@garage.example", "role": "main-administrator"}),
        client.post(f"{HOTEL}members/{row.pk}/end/"),
        client.post("/de/desk/companies/enter/", {"uid": "CHE109322551", "name": "x", "language": "de"}),
    ]
    assert [answer.status_code for answer in tries] == [403, 403, 403]
    assert (members(), Event.objects.count(), Company.objects.count()) == before


def test_support_looks_and_sees_no_form(world: World, support: Account, sign_in: SignIn) -> None:
    client = sign_in(support)
    page = client.get(HOTEL).content.decode()
    assert "main-admin@hotel.example" in page
    assert 'data-handle="link-member"' not in page
    assert 'data-handle="end-membership"' not in page
    missing = client.post("/de/desk/companies/", {"uid": "CHE-109.322.551"}).content.decode()
    assert "/enter/" not in missing


def test_a_company_takes_the_same_queries_with_3_and_with_20_people(world: World, sign_in: SignIn) -> None:
    officer = sign_in(world.nadja)
    counts = []
    for round_ in range(2):
        officer.get(HOTEL)
        with CaptureQueriesContext(connection) as captured:
            officer.get(HOTEL)
        counts.append(len(captured))
        for number in range(17 * (1 - round_)):
            member = create_account(
                email=f"member-{number}@hotel.example", given_name="Kim", family_name=str(number),
                language="de", password=None,
            )  # fmt: skip
            link_member(member, world.hotel, Role.USER, actor=world.lea)
    assert Membership.objects.filter(company=world.hotel).count() == 20
    assert counts[0] == counts[1] <= 16
