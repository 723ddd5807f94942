"""K1 to K5: the PIN is lost. Members and fiduciaries order a letter; strangers learn nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.cases.pin_letters import fingerprint
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters.models import Letter
from jobroom.mailbox.models import Message
from jobroom.mandates.actions import Wish, accept_mandate, ask_mandate
from jobroom.register.lookup import look_up
from jobroom.register.models import RegisterAnswer
from jobroom.rules.mandates import Scope
from jobroom.rules.roles import Role
from tests.at_once import at_once
from tests.cases.reading import addresses, errors, handles, text_of
from tests.conftest import SignIn
from tests.world import NOW, World, person

FIND, ORDER, LETTER = "/fr/cases/pin/find/", "/fr/cases/pin/00001203-99/", "/fr/cases/pin/00001203-99/letter/"
DAY = timedelta(days=1)
ADDRESS = "Hôtel Exemple SA<br>Rue du Lac 4<br>1800 Vevey"


@pytest.fixture
def clerk(world: World, sign_in: SignIn) -> Client:
    """Somebody of a fiduciary whose mandate from the hotel is in force."""
    office = Company.objects.create(uid="CHE109322551", name="Muster Treuhand AG", language="de")
    rita = person("clerk@fiduciary.example", "Rita", "Muster", "fr")
    own = link_member(rita, office, Role.USER, actor=world.nadja)
    wish = Wish(Scope.READ, (NOW + 90 * DAY).date(), "Lea Favre")
    mandate = ask_mandate(own, actor=rita, uid=world.hotel.uid, wish=wish)
    accept_mandate(mandate, actor=world.lea, wish=wish)
    return sign_in(rita)


def test_the_choice_leads_to_the_company_and_to_the_order(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.camille).get("/fr/cases/pin/")
    assert {"/fr/company/", FIND} <= set(addresses(response))


def test_the_sign_in_with_three_numbers_and_the_help_lead_there(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    for page in ("/fr/cases/open/", "/fr/help/"):
        assert "/fr/cases/pin/" in addresses(client.get(page))


def test_a_member_chooses_from_the_list_and_the_register_is_asked(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    page = client.get(FIND)
    assert "0000 1203 / 99" in text_of(page)
    response = client.post(FIND, {"case": "00001203-99"})
    assert (response.status_code, response.headers["Location"]) == (302, ORDER)
    assert RegisterAnswer.objects.get().uid == world.hotel.uid


def test_numbers_can_be_typed_instead(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    typed = {"case": "other", "ree": "A00001203", "fund_number": "CCh 99"}
    assert client.post(FIND, typed).headers["Location"] == ORDER


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, [("case", "letter.case")]),
        ({"case": "00001204-99"}, [("case", "letter.case")]),
        ({"case": "other"}, [("ree", "ree.empty"), ("fund_number", "cch.empty")]),
        ({"case": "other", "ree": "00001204", "fund_number": "99"}, [("ree", "ree.check")]),
        ({"case": "other", "ree": "1203", "fund_number": "99"}, [("ree", "ree.length")]),
        ({"case": "other", "ree": "00001203", "fund_number": "98"}, [("fund_number", "cch.unknown")]),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    world: World, sign_in: SignIn, typed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    response = sign_in(world.camille).post(FIND, typed)
    assert (response.status_code, errors(response)) == (422, expected)


def test_a_doubtful_check_digit_passes_once_it_is_confirmed(world: World, sign_in: SignIn) -> None:
    typed = {"case": "other", "ree": "00001204", "fund_number": "99", "ree_confirmed": "on"}
    response = sign_in(world.camille).post(FIND, typed)
    assert response.headers["Location"] == "/fr/cases/pin/00001204-99/"


def test_t_reg_6_members_see_the_whole_address_and_where_it_is_corrected(
    world: World, sign_in: SignIn
) -> None:
    look_up(world.hotel.uid)
    text = text_of(sign_in(world.camille).get(ORDER))
    assert ADDRESS in text
    assert "le registre du commerce du canton" in text
    assert "<input" not in text.split("<main")[1].replace('<input type="hidden"', "")


def test_t_reg_6_a_fiduciary_does_not_see_the_address(world: World, clerk: Client) -> None:
    look_up(world.hotel.uid)
    response = clerk.get(ORDER)
    assert "order-pin" in handles(response)
    assert "Rue du Lac" not in text_of(response)


def test_without_an_answer_of_the_register_members_see_where_the_fund_writes_to(
    world: World, sign_in: SignIn
) -> None:
    assert ADDRESS in text_of(sign_in(world.camille).get(ORDER))


def test_t_code_2_an_order_stops_the_old_pin_and_tells_the_administrators(
    world: World, sign_in: SignIn, pin: str
) -> None:
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == fingerprint(world.case.slug, pin)
    Message.objects.all().delete()
    response = sign_in(world.camille).post(ORDER)
    assert (response.status_code, response.headers["Location"]) == (302, LETTER)
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == ""
    letter = Letter.objects.latest("pk")
    assert (letter.state, letter.uid, letter.ordered_by) == (
        "requested", world.hotel.uid, world.camille.actor,
    )  # fmt: skip
    assert (letter.values["ordered_by"], letter.values["ordered_on"]) == ("Camille Rochat", "2026-11-23")
    mail = Message.objects.get()
    assert (mail.kind, mail.recipient, mail.subject) == (
        "N-18", world.lea.email, "Nouveau PIN commandé pour REE 0000 1203",
    )  # fmt: skip
    assert "Camille Rochat" in mail.text


def test_a_fiduciary_with_a_mandate_orders_for_its_client(world: World, clerk: Client) -> None:
    assert clerk.post(ORDER).headers["Location"] == LETTER
    assert Letter.objects.get().values["ordered_by"] == "Rita Muster"


def test_a_fiduciary_whose_mandate_is_over_orders_nothing(
    world: World, clerk: Client, sign_in: SignIn
) -> None:
    with clock.at(NOW + 91 * DAY):
        rita = Account.objects.get(email="clerk@fiduciary.example")
        assert sign_in(rita).post(ORDER).headers["Location"] == LETTER
    assert Letter.objects.count() == 0


def test_the_second_order_of_a_day_is_told_when_the_next_is_possible(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ORDER)
    with clock.at(NOW + timedelta(minutes=20)):
        assert "order-pin" not in handles(client.get(ORDER))
        response = client.post(ORDER)
    assert (response.status_code, errors(response)) == (422, [("", "letter.toosoon")])
    assert "23.11.2026, 14:07" in text_of(response)
    assert "24.11.2026, 14:07" in text_of(response)
    assert (Letter.objects.count(), Message.objects.filter(kind="N-18").count()) == (1, 1)
    with clock.at(NOW + DAY):
        assert sign_in(world.camille).post(ORDER).status_code == 302
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["requested", "superseded"]


def test_the_weekly_cap_is_told_and_nothing_changes(
    world: World, sign_in: SignIn, settings: Settings, pin: str
) -> None:
    settings.LETTERS_WEEKLY_CAP = 0
    response = sign_in(world.camille).post(ORDER)
    assert (response.status_code, errors(response)) == (422, [("", "letter.cap")])
    assert Letter.objects.count() == 1
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == fingerprint(world.case.slug, pin)


def test_a_company_that_the_register_has_deleted_gets_no_letter(
    world: World, sign_in: SignIn, pin: str, settings: Settings
) -> None:
    answer = look_up(world.hotel.uid)
    assert answer.entry is not None
    RegisterAnswer.objects.create(
        source=settings.UID_REGISTER, uid=world.hotel.uid, raw="", sha256=answer.sha256, fetched_at=NOW,
        entry=answer.entry.as_dict() | {"status": 5},
    )  # fmt: skip
    client = sign_in(world.camille)
    assert "order-pin" not in handles(client.get(ORDER))
    response = client.post(ORDER)
    assert (response.status_code, errors(response)) == (422, [("", "letter.address")])
    assert Letter.objects.count() == 1


def test_the_way_of_the_letter_is_shown_with_its_dates(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ORDER)
    text = text_of(client.get(LETTER))
    for part in ("Commandé le 23.11.2026", "Attendu du 25.11.2026 au 30.11.2026", "24.11.2026, 14:07"):
        assert part in text, part
    Letter.objects.update(state="posted", printed_at=NOW + DAY, posted_at=NOW + DAY, number="BR-0000-0000")
    text = text_of(client.get(LETTER))
    for part in ("Imprimé le 24.11.2026", "Remis à la poste le 24.11.2026", "du 25.11.2026 au 27.11.2026"):
        assert part in text, part
    with clock.at(NOW + 5 * DAY):
        late = text_of(sign_in(world.camille).get(LETTER))
    assert "Remis à la poste" in late
    assert "Attendu" not in late


def test_t_let_5_a_returned_letter_shows_why_and_what_to_do(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ORDER)
    Letter.objects.update(state="returned", printed_at=NOW, returned_at=NOW, returned_reason="moved")
    with clock.at(NOW + 2 * DAY):
        response = sign_in(world.camille).get(LETTER)
    assert "L’entreprise a quitté cette adresse." in text_of(response)
    assert "Corrigez d’abord l’adresse dans le registre." in text_of(response)
    assert ORDER in addresses(response)


def test_before_any_order_the_way_is_empty(world: World, sign_in: SignIn) -> None:
    assert "letter" not in handles(sign_in(world.camille).get(LETTER))


@pytest.mark.parametrize("path", ["", "letter/"])
def test_a_stranger_cannot_tell_whether_a_ree_exists(world: World, sign_in: SignIn, path: str) -> None:
    """The same pages and answers for a case of others as for one that does not exist; nothing is ordered."""
    look_up(world.hotel.uid)
    client = sign_in(world.theo)
    client.cookies["language"] = "fr"

    def seen(slug: str) -> tuple[str, str]:
        address = f"/fr/cases/pin/{slug}/"
        page = text_of(client.get(f"{address}{path}"))
        answer = client.post(address).headers["Location"]
        shown = slug.replace("-", " / ").replace("0000", "0000 ", 1)
        return page.replace(slug, "SLUG").replace(shown, "SHOWN"), answer.replace(slug, "SLUG")

    theirs, none = seen("00001203-99"), seen("00001211-99")
    assert _without_token(theirs[0]) == _without_token(none[0])
    assert theirs[1] == none[1] == "/fr/cases/pin/SLUG/letter/"
    assert (Letter.objects.count(), Message.objects.count()) == (0, 0)
    assert not Event.objects.filter(verb="order-letter").exists()


def test_finding_answers_a_stranger_the_same_without_asking_the_register(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.theo)
    for ree in ("00001203", "00001211"):
        typed = {"case": "other", "ree": ree, "fund_number": "99", "ree_confirmed": "on"}
        assert client.post(FIND, typed).headers["Location"] == f"/fr/cases/pin/{ree}-99/"
    assert RegisterAnswer.objects.count() == 0


def test_what_is_no_number_of_a_case_is_not_found(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    assert [client.get(f"/fr/cases/pin/{slug}/").status_code for slug in ("x", "00001203-9", "1-99")] == [
        404
    ] * 3


def test_who_belongs_to_no_company_is_led_to_their_employer(world: World, sign_in: SignIn) -> None:
    stranger = person("nobody@example.example", "No", "Body")
    assert "/fr/company/find/" in addresses(sign_in(stranger).get(FIND))


def test_the_list_costs_the_same_however_long_it_is(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert "0000 1203" in text_of(client.get(FIND))
        return len(queries)

    client.get(FIND)
    one = cost()
    for number in range(10, 14):
        Case.objects.create(establishment=world.case.establishment, fund_number=f"{number}")
    assert cost() == one


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_two_colleagues_order_at_once_and_one_letter_goes_out(world: World, sign_in: SignIn) -> None:
    clients = [sign_in(world.camille), sign_in(world.lea)]
    answers = at_once(*[lambda client=client: client.post(ORDER).status_code for client in clients])
    assert sorted(answers, key=str) == [302, 422]
    assert (Letter.objects.count(), Message.objects.filter(kind="N-18").count()) == (1, 1)


def _without_token(text: str) -> str:
    """The page without what differs from request to request."""
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)
