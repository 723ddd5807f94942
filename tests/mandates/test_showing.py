"""A client of whom nobody answers here: the fiduciary that holds its letter shows what it signed."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.actions.signing_in import count_sign_in
from jobroom.accounts.models import Account
from jobroom.companies.actions import end_membership, link_member
from jobroom.companies.models import Company
from jobroom.files.models import StoredFile
from jobroom.files.uploads import MOST_BYTES
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.mandates.models import Mandate, SignedMandate
from jobroom.rules.roles import Role
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.files import samples
from tests.mandates.papers import CASE, JOINERY, TYPED, client_company, photo, post, shown
from tests.mandates.steps import UID, fiduciary
from tests.page_rules import Page
from tests.world import NOW, World, make_case, open_case, person

ASK = f"/en/clients/{UID}/ask/"
SHOW = f"{ASK}{JOINERY}/"
QUESTION = {"uid": JOINERY, "scope": "correct", "until": "30.6.2027", "signatory": "Anna Muster"}


@pytest.fixture
def clerk(world: World) -> Account:
    """The clerk of a fiduciary, with the letter of a company that nobody answers for."""
    made = fiduciary(world)
    client_company(made)
    return made


@pytest.fixture
def client(clerk: Account, sign_in: SignIn) -> Client:
    return sign_in(clerk)


def nothing_happened() -> bool:
    return not (
        Mandate.objects.exists()
        or SignedMandate.objects.exists()
        or StoredFile.objects.exists()
        or Event.objects.filter(verb__contains="mandate").exists()
        or Message.objects.filter(kind__startswith="mandate").exists()
    )


def test_the_question_leads_to_paper_by_itself_and_keeps_what_was_typed(client: Client) -> None:
    answer = client.post(ASK, QUESTION)
    page = text_of(answer)
    assert answer.status_code == 200
    assert "Nobody of Schreinerei Muster GmbH could answer here" in page
    fields = {row.get("name"): row for row in Page(page).all("input") if "value" in row}
    assert (fields["until"]["value"], fields["signatory"]["value"]) == ("30.6.2027", "Anna Muster")
    chosen = [row["value"] for row in Page(page).all("input") if "checked" in row]
    assert chosen == ["correct"]
    (form,) = [form for form in Page(page).forms if form.attributes.get("data-handle") == "show-mandate"]
    assert form.attributes["action"] == SHOW
    assert form.attributes["enctype"] == "multipart/form-data"
    assert nothing_happened()


def test_a_signed_mandate_goes_to_the_office(world: World, clerk: Account, client: Client) -> None:
    reference = shown(client, photo(), samples.upload(samples.pdf(2)), second="Bruno Muster", scope="correct")
    row = Mandate.objects.get()
    assert (row.state, row.scope, row.since, row.until) == (
        "shown", "correct", date(2026, 11, 23), date(2027, 12, 31),
    )  # fmt: skip
    paper = SignedMandate.objects.get()
    assert (paper.signers, paper.signed_on) == (["Anna Muster", "Bruno Muster"], date(2026, 11, 20))
    assert (paper.shown_by, paper.shown_at) == (clerk, NOW)
    matters = StoredFile.objects.values_list("matter", "kind", "pages").order_by("pk")
    assert list(matters) == [(f"mandate:{reference}", "jpeg", 1), (f"mandate:{reference}", "pdf", 2)]
    event = Event.objects.get(verb="show-mandate")
    assert event.changes == {
        "for_company": JOINERY, "by_company": UID, "scope": "correct", "until": "2027-12-31",
    }  # fmt: skip
    mail = Message.objects.get(kind="mandate-shown")
    assert (mail.recipient, mail.subject) == (
        clerk.email, "We are checking the mandate of Schreinerei Muster GmbH",
    )  # fmt: skip
    page = text_of(client.get(f"/en/mandate/{reference}/"))
    assert "An officer checks the mandate" in page
    assert "Anna Muster, Bruno Muster" in page
    picture = client.get(f"/en/mandate/{reference}/paper/1.png")
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    file = client.get(f"/en/mandate/{reference}/paper/0/")
    assert (file.status_code, file.headers["Content-Type"]) == (200, "image/jpeg")
    assert client.get(f"/en/mandate/{reference}/paper/2/").status_code == 404
    assert client.get(CASE).status_code == 200  # by its letter, as before


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file.empty"),
        (b"MZ a program", "file.type"),
        (samples.locked_pdf("secret"), "file.locked"),
        (b"%PDF-" + bytes(MOST_BYTES), "file.big"),
    ],
    ids=["empty", "type", "locked", "big"],
)
def test_a_bad_file_is_explained_beside_the_field_and_what_was_typed_stays(
    client: Client, content: bytes, key: str
) -> None:
    answer = post(client, SimpleUploadedFile("mandate.pdf", content, "application/pdf"))
    assert (answer.status_code, errors(answer)) == (422, [("file", key)])
    page = Page(text_of(answer))
    fields = {row.get("name"): row.get("value") for row in page.all("input")}
    assert (fields["until"], fields["signatory"], fields["signed_on"]) == (
        "31.12.2027", "Anna Muster", "20.11.2026",
    )  # fmt: skip
    assert {row["name"] for row in page.all("input") if "checked" in row} == {"scope", "declared"}
    assert nothing_happened()


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"scope": "all"}, [("scope", "mandate.choose")]),
        ({"until": "24.11.2031"}, [("until", "mandate.span")]),
        ({"until": "22.11.2026"}, [("until", "mandate.span")]),
        ({"until": "31.2.2027"}, [("until", "mandate.until")]),
        ({"signatory": " "}, [("signatory", "mandate.signatory")]),
        ({"signed_on": ""}, [("signed_on", "sign.day")]),
        ({"signed_on": "24.11.2026"}, [("signed_on", "sign.future")]),
        ({"declared": ""}, [("declared", "terms.unticked")]),
    ],
    ids=str,
)
def test_what_is_missing_or_wrong_is_explained_and_nothing_is_kept(
    client: Client, changed: dict[str, str], found: list[tuple[str, str]]
) -> None:
    answer = post(client, photo(), **changed)
    assert (answer.status_code, errors(answer)) == (422, found)
    assert nothing_happened()


def test_no_file_and_too_many_files_are_explained(client: Client) -> None:
    assert errors(post(client)) == [("file", "mandate.file")]
    assert errors(post(client, *[photo() for _ in range(6)])) == [("file", "file.many")]
    assert nothing_happened()


def test_T_FID_1_without_the_letter_there_is_no_paper(
    world: World, clerk: Account, client: Client, sign_in: SignIn
) -> None:
    """Not for who left the client, not for another fiduciary, not by the letter of another company."""
    stranger = person("clerk@other.example", "Urs", "Sample", "en")
    other = Company.objects.create(uid="CHE103567404", name="Other Treuhand AG", language="de")
    link_member(stranger, other, Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    open_case(stranger, world.case)
    address = f"/en/clients/{other.uid}/ask/"
    for method in ("get", "post"):
        assert getattr(sign_in(stranger), method)(f"{address}{JOINERY}/", TYPED).status_code == 404
        assert getattr(sign_in(stranger), method)(SHOW, TYPED).status_code == 404
    assert sign_in(stranger).get(f"{address}{JOINERY}/paper/").status_code == 404
    assert errors(sign_in(stranger).post(address, QUESTION)) == [("uid", "mandate.unknown")]
    joinery = Company.objects.get(uid=JOINERY)
    end_membership(link_member(clerk, joinery, Role.USER, actor=world.nadja), actor=world.nadja)
    assert post(client, photo()).status_code == 404
    assert errors(client.post(ASK, QUESTION)) == [("uid", "mandate.unknown")]
    assert nothing_happened()


def test_a_colleague_shows_the_paper_for_who_has_the_letter_and_a_reader_does_not(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    office = Company.objects.get(uid=UID)
    colleague, reader = (
        person("two@fiduciary.example", "Ina", "Muster"),
        person("reader@fiduciary.example", "Urs", "Muster"),
    )
    link_member(colleague, office, Role.USER, actor=clerk)
    link_member(reader, office, Role.READER, actor=clerk)
    assert sign_in(reader).get(SHOW).status_code == 403
    assert post(sign_in(reader), photo()).status_code == 403
    assert nothing_happened()
    shown(sign_in(colleague))
    assert Mandate.objects.get().asked_by == colleague


def test_where_an_administrator_is_awake_they_are_asked_and_paper_is_refused(
    world: World, clerk: Account, client: Client
) -> None:
    boss = person("boss@joinery.example", "Anna", "Muster", "de")
    link_member(boss, Company.objects.get(uid=JOINERY), Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    assert client.get(SHOW).headers["Location"] == ASK
    answer = post(client, photo())
    assert (answer.status_code, errors(answer)) == (422, [("", "mandate.answers")])
    assert nothing_happened()
    assert client.post(ASK, QUESTION).status_code == 302
    assert Mandate.objects.get().state == "asked"


def test_where_all_administrators_sleep_paper_is_the_way_and_they_are_told(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    boss = person("boss@joinery.example", "Anna", "Muster", "de")
    link_member(boss, Company.objects.get(uid=JOINERY), Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    with clock.at(NOW + timedelta(days=200)):
        count_sign_in(clerk, ways=["password"])
        reference = shown(sign_in(clerk), signed_on="20.5.2027")
        assert Message.objects.get(kind="N-7").recipient == boss.email
    assert Mandate.objects.get(reference=reference).state == "shown"


def test_one_living_mandate_per_pair_on_paper_too(client: Client) -> None:
    shown(client)
    for answer in (post(client, photo()), client.post(ASK, QUESTION)):
        assert answer.status_code == 422
        assert [key for _field, key in errors(answer)] == ["mandate.living"]
    assert (Mandate.objects.count(), SignedMandate.objects.count(), StoredFile.objects.count()) == (1, 1, 1)


def test_nobody_else_sees_the_paper(world: World, client: Client, sign_in: SignIn) -> None:
    reference = shown(client)
    for account in (world.theo, world.lea, world.nadja):
        for path in ("", "paper/0/", "paper/0.png", "paper/"):
            assert sign_in(account).get(f"/en/mandate/{reference}/{path}").status_code == 404


def test_the_fiduciary_takes_the_paper_back_while_it_waits(client: Client) -> None:
    reference = shown(client)
    assert client.post(f"/en/mandate/{reference}/withdraw/").status_code == 302
    assert Mandate.objects.get().state == "withdrawn"
    assert client.post(f"/en/mandate/{reference}/withdraw/").status_code == 409
    assert Event.objects.filter(verb="withdraw-mandate").count() == 1
    shown(client)
    assert sorted(Mandate.objects.values_list("state", flat=True)) == ["shown", "withdrawn"]


def test_an_administrator_who_joins_answers_the_open_question(
    world: World, client: Client, sign_in: SignIn
) -> None:
    reference = shown(client)
    boss = person("boss@joinery.example", "Anna", "Muster", "en")
    link_member(boss, Company.objects.get(uid=JOINERY), Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    page = text_of(sign_in(boss).get(f"/en/mandate/{reference}/"))
    assert 'data-handle="accept-mandate"' in page
    assert sign_in(boss).get(f"/en/mandate/{reference}/paper/0.png").status_code == 200
    given = {"scope": "read", "until": "31.12.2026"}
    assert sign_in(boss).post(f"/en/mandate/{reference}/accept/", given).status_code == 302
    row = Mandate.objects.get()
    assert (row.state, row.scope, row.decided_by) == ("active", "read", boss)


def test_what_the_mandate_must_say_stands_on_a_page_of_its_own_in_every_language(client: Client) -> None:
    assert f'href="{SHOW}paper/"' in text_of(client.get(SHOW))
    for language in ("de", "fr", "it", "en"):
        page = client.get(f"/{language}/clients/{UID}/ask/{JOINERY}/paper/")
        assert page.status_code == 200
        assert "Muster Treuhand AG, CHE-109.322.551" in text_of(page)
        assert "Schreinerei Muster GmbH, CHE-270.437.923" in text_of(page)
        assert client.get(f"/{language}/clients/{UID}/ask/{JOINERY}/").status_code == 200


def test_the_page_of_the_upload_asks_as_often_for_one_case_as_for_many(
    clerk: Account, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    joinery = Company.objects.get(uid=JOINERY)
    client.get(SHOW)
    with django_assert_num_queries(8):
        client.get(SHOW)
    for number in range(4):
        open_case(clerk, make_case(joinery, f"9000000{number}", "17", ["2020-04"]))
    with django_assert_num_queries(8):
        client.get(SHOW)
