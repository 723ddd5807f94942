"""A fiduciary with clients: asking, deciding, acting, ending, and what each side sees."""

from datetime import date, timedelta

import pytest

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.mandates.models import Mandate
from tests.cases.reading import errors, new_employee, text_of
from tests.conftest import SignIn
from tests.mandates.steps import UID, act, ask, fiduciary
from tests.world import NOW, World, make_case, open_case

CASE = "/en/cases/00001203-99/"


@pytest.fixture
def clerk(world: World) -> Account:
    """Somebody of a fiduciary company that has no client yet."""
    return fiduciary(world)


def given(world: World, clerk: Account, sign_in: SignIn, scope: str = "send") -> str:
    reference = ask(sign_in(clerk))
    assert act(sign_in(world.lea), reference, "accept", scope=scope, until="31.12.2026") == 302
    return reference


def test_asking_tells_the_clients_administrators(world: World, clerk: Account, sign_in: SignIn) -> None:
    reference = ask(sign_in(clerk))
    mail = Message.objects.get(kind="N-7")
    assert (mail.recipient, mail.subject) == (world.lea.email, "Muster Treuhand AG demande une procuration")
    assert f"/fr/mandate/{reference}/" in mail.text
    assert sign_in(clerk).get(CASE).status_code == 404
    assert "Waiting for the client" in text_of(sign_in(clerk).get(f"/en/clients/{UID}/"))


def test_the_client_lowers_scope_and_end(world: World, clerk: Account, sign_in: SignIn) -> None:
    given(world, clerk, sign_in, scope="read")
    made = Mandate.objects.get()
    assert (made.scope, made.until, made.decided_by) == ("read", date(2026, 12, 31), world.lea)
    mail = Message.objects.get(kind="mandate-decided")
    assert (mail.recipient, mail.subject) == (clerk.email, "Hôtel Exemple SA has given the mandate")
    event = Event.objects.get(verb="accept-mandate")
    assert (event.changes["for_company"], event.changes["by_company"]) == ("CHE123456788", UID)


def test_the_client_cannot_give_more_than_was_asked(world: World, clerk: Account, sign_in: SignIn) -> None:
    reference = ask(sign_in(clerk), scope="read")
    assert act(sign_in(world.lea), reference, "accept", scope="send", until="31.12.2027") == 422
    assert act(sign_in(world.lea), reference, "accept", scope="read", until="01.01.2028") == 422
    assert Mandate.objects.get().state == "asked"


def test_nobody_else_decides(world: World, clerk: Account, sign_in: SignIn) -> None:
    reference = ask(sign_in(clerk))
    for account in (clerk, world.camille, world.theo):
        assert act(sign_in(account), reference, "accept", scope="send", until="31.12.2027") == 404
    assert sign_in(world.theo).get(f"/en/mandate/{reference}/").status_code == 404
    assert Mandate.objects.get().state == "asked"


def test_by_mandate_no_letter_is_needed_and_every_act_is_stamped(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    reference = given(world, clerk, sign_in)
    page = text_of(sign_in(clerk).get(CASE))
    assert "Acting for Hôtel Exemple SA, mandate until 31.12.2026" in page
    saved = sign_in(clerk).post(f"{CASE}2020-04/edit/all/", new_employee())
    assert saved.status_code == 302
    event = Event.objects.get(verb="save-period")
    assert event.changes["for_company"] == "CHE123456788"
    assert (event.changes["by_company"], event.changes["mandate"]) == (UID, reference)


def test_a_mandate_to_read_does_not_write(world: World, clerk: Account, sign_in: SignIn) -> None:
    given(world, clerk, sign_in, scope="read")
    assert sign_in(clerk).get(CASE).status_code == 200
    assert sign_in(clerk).get(f"{CASE}2020-04/edit/").status_code == 403


def test_T_FID_1_access_ends_with_the_mandate_from_either_side(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    for ender in (world.lea, clerk):
        reference = given(world, clerk, sign_in)
        open_case(clerk, world.case) if ender is world.lea else None
        assert act(sign_in(ender), reference, "end", reason="The work is done.") == 302
        response = sign_in(clerk).get(CASE)
        assert (response.status_code, 'data-code="mandate.ended"' in text_of(response)) == (403, True)
        assert "00001203-99" not in text_of(sign_in(clerk).get("/en/cases/?list"))
    ended = Message.objects.filter(kind="mandate-ended").values_list("recipient", flat=True)
    assert sorted(ended) == sorted([clerk.email, world.lea.email] * 2)


def test_T_FID_1_access_ends_after_the_last_day(world: World, clerk: Account, sign_in: SignIn) -> None:
    given(world, clerk, sign_in)
    with clock.at(NOW + timedelta(days=38)):
        assert clock.today() == date(2026, 12, 31)
        assert sign_in(clerk).get(CASE).status_code == 200
    with clock.at(NOW + timedelta(days=39)):
        assert sign_in(clerk).get(CASE).status_code == 403


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"uid": UID}, [("uid", "mandate.own")]),
        ({"uid": "CHE103567404"}, [("uid", "mandate.unknown")]),
        ({"until": "24.11.2031"}, [("until", "mandate.span")]),
        ({"until": "22.11.2026"}, [("until", "mandate.span")]),
        ({"until": "31.2.2027"}, [("until", "mandate.until")]),
        (
            {"scope": "all", "signatory": ""},
            [("scope", "mandate.choose"), ("signatory", "mandate.signatory")],
        ),
    ],
)
def test_what_cannot_be_asked_is_explained_and_changes_nothing(
    clerk: Account, sign_in: SignIn, typed: dict[str, str], found: list[tuple[str, str]]
) -> None:
    data = {"uid": "CHE123456788", "scope": "send", "until": "31.12.2027", "signatory": "Lea", **typed}
    response = sign_in(clerk).post(f"/en/clients/{UID}/ask/", data)
    assert (response.status_code, errors(response)) == (422, found)
    assert not Mandate.objects.exists()


def test_one_living_mandate_per_pair(world: World, clerk: Account, sign_in: SignIn) -> None:
    ask(sign_in(clerk))
    data = {"uid": "CHE123456788", "scope": "send", "until": "31.12.2027", "signatory": "Lea"}
    response = sign_in(clerk).post(f"/en/clients/{UID}/ask/", data)
    assert errors(response) == [("uid", "mandate.living")]
    assert Mandate.objects.count() == 1


def test_three_clients_by_administrator_by_letter_and_refused(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    given(world, clerk, sign_in)
    bakery = Company.objects.create(uid="CHE103567404", name="Backstube Probe GmbH")
    open_case(clerk, make_case(bakery, "00001227", "01", ["2020-04"]))
    reference = ask(sign_in(clerk), uid="CHE116281710")
    assert act(sign_in(world.theo), reference, "refuse", reason="We do it ourselves.") == 302
    make_case(world.garage, "00001219", "01", ["2020-04"])
    client = sign_in(clerk)
    found = [client.get(f"/en/cases/{slug}/") for slug in ("00001203-99", "00001227-01", "00001219-01")]
    assert [page.status_code for page in found] == [200, 200, 404]
    assert "Acting for Backstube Probe GmbH with its letter: drafts only" in text_of(found[1])
    refused = Message.objects.get(subject="Garage Modell AG has refused the mandate")
    assert (refused.recipient, "We do it ourselves." in refused.text) == (clerk.email, True)
    page = text_of(client.get(f"/en/clients/{UID}/"))
    assert page.count('data-handle="client"') == 2
    assert text_of(client.get(f"/en/clients/{UID}/?show=refused")).count('data-handle="client"') == 1


def test_the_clients_administrators_see_who_acts_for_them(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    given(world, clerk, sign_in)
    assert "/fr/clients/CHE123456788/" in text_of(sign_in(world.lea).get("/fr/company/"))
    assert "Muster Treuhand AG" in text_of(sign_in(world.lea).get("/fr/clients/CHE123456788/"))
    assert "Muster Treuhand AG" not in text_of(sign_in(world.camille).get("/fr/clients/CHE123456788/"))
