"""A question for a mandate that is taken back or never answered; the list of clients; references."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.mandates.actions import lapse_unanswered
from jobroom.mandates.models import Mandate
from jobroom.rules.roles import Role
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.mandates.steps import UID, act, ask, fiduciary
from tests.world import NOW, World, make_case, open_case, person

LAST_DAY, TOO_LATE = NOW + timedelta(days=30), NOW + timedelta(days=31)


@pytest.fixture
def clerk(world: World) -> Account:
    """Somebody of a fiduciary company that has no client yet."""
    return fiduciary(world)


def test_the_asker_takes_a_question_back_and_asks_another(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    reference = ask(sign_in(clerk))
    page = text_of(sign_in(clerk).get(f"/en/mandate/{reference}/"))
    assert "Without an answer until 23.12.2026 the question lapses." in page
    assert 'data-handle="withdraw-mandate"' not in text_of(
        sign_in(world.lea).get(f"/fr/mandate/{reference}/")
    )
    assert act(sign_in(clerk), reference, "withdraw") == 302
    row = Mandate.objects.get()
    assert (row.state, row.ended_at) == ("withdrawn", NOW)
    told = Message.objects.get(kind="mandate-withdrawn")
    assert (told.recipient, told.subject) == (
        world.lea.email, "Muster Treuhand AG ne demande plus de procuration",
    )  # fmt: skip
    assert Event.objects.get(verb="withdraw-mandate").changes == {
        "for_company": "CHE123456788", "by_company": UID,
    }  # fmt: skip
    assert "Withdrawn" in text_of(sign_in(clerk).get(f"/en/clients/{UID}/"))
    assert ask(sign_in(clerk), scope="read") != reference


def test_nobody_but_the_askers_side_takes_it_back_and_only_while_it_waits(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    reader = person("reader@fiduciary.example", "Urs", "Muster")
    link_member(reader, Company.objects.get(uid=UID), Role.READER, actor=world.nadja)
    reference = ask(sign_in(clerk))
    for account in (world.lea, world.camille, world.theo, reader):
        assert act(sign_in(account), reference, "withdraw") == 404
    assert Mandate.objects.get().state == "asked"
    assert act(sign_in(world.lea), reference, "refuse", reason="No need.") == 302
    assert act(sign_in(clerk), reference, "withdraw") == 409
    assert Mandate.objects.get().state == "refused"
    assert not Event.objects.filter(verb="withdraw-mandate").exists()


def test_a_question_can_be_answered_on_its_last_day_and_not_after(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    reference = ask(sign_in(clerk))
    with clock.at(TOO_LATE):
        for who, verb in ((world.lea, "accept"), (world.lea, "refuse"), (clerk, "withdraw")):
            typed = {"scope": "send", "until": "31.12.2026", "reason": "Late."}
            assert act(sign_in(who), reference, verb, **typed) == 409
        page = text_of(sign_in(world.lea).get(f"/en/mandate/{reference}/"))
        assert 'data-state="lapsed"' in page
        assert 'data-handle="accept-mandate"' not in page
    assert Mandate.objects.get().state == "asked"
    with clock.at(LAST_DAY):
        assert act(sign_in(world.lea), reference, "accept", scope="send", until="31.12.2026") == 302
    assert Mandate.objects.get().state == "active"


def test_an_unanswered_question_lapses_once_and_the_asker_is_told(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    ask(sign_in(clerk))
    with clock.at(LAST_DAY):
        assert lapse_unanswered() == 0
    with clock.at(TOO_LATE):
        assert lapse_unanswered() == 1
        assert lapse_unanswered() == 0
    assert Mandate.objects.get().state == "lapsed"
    told = Message.objects.get(kind="mandate-lapsed")
    assert (told.recipient, told.subject) == (clerk.email, "Hôtel Exemple SA has not answered in time")
    assert Event.objects.get(verb="lapse-mandate").actor == "system"


def test_an_unanswered_question_does_not_block_the_next_one(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    first = ask(sign_in(clerk))
    with clock.at(LAST_DAY):
        data = {"uid": "CHE123456788", "scope": "send", "until": "31.12.2027", "signatory": "Lea"}
        assert errors(sign_in(clerk).post(f"/en/clients/{UID}/ask/", data)) == [("uid", "mandate.living")]
    with clock.at(TOO_LATE):
        second = ask(sign_in(clerk))
    states = dict(Mandate.objects.values_list("reference", "state"))
    assert states == {first: "lapsed", second: "asked"}


def test_a_reference_of_a_mandate_leads_both_sides_to_it(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    reference = ask(sign_in(clerk))
    for account, language in ((clerk, "en"), (world.lea, "fr")):
        found = sign_in(account).get(f"/r/{reference.lower()}")
        assert found.headers["Location"] == f"/{language}/mandate/{reference}/"
    for account in (world.camille, world.theo, world.nadja):
        assert sign_in(account).get(f"/r/{reference}").status_code == 404


def test_people_of_a_fiduciary_find_their_clients_in_the_navigation(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    clients = f'<a href="/en/clients/{UID}/"'
    assert clients not in text_of(sign_in(clerk).get("/en/requests/"))
    reference = ask(sign_in(clerk))
    assert clients in text_of(sign_in(clerk).get("/en/requests/"))
    for page in (f"/en/clients/{UID}/", f"/en/mandate/{reference}/", f"/en/clients/{UID}/ask/"):
        text = text_of(sign_in(clerk).get(page))
        assert f'{clients} aria-current="page">' in text
        assert '<a href="/en/company/" aria-current="page">' not in text
    client = text_of(sign_in(world.lea).get(f"/fr/mandate/{reference}/"))
    assert '/fr/clients/CHE123456788/" aria-current' not in client
    assert '<a href="/fr/company/" aria-current="page">' in client
    with clock.at(NOW):
        clerk.memberships.update(ended_at=clock.now())
    assert clients not in text_of(sign_in(clerk).get("/en/requests/"))


def test_a_mandate_to_read_says_so_where_one_wants_to_write(
    world: World, clerk: Account, sign_in: SignIn
) -> None:
    reference = ask(sign_in(clerk), scope="read")
    act(sign_in(world.lea), reference, "accept", scope="read", until="31.12.2026")
    refused = sign_in(clerk).get("/en/cases/00001203-99/2020-04/edit/")
    page = text_of(refused)
    assert (refused.status_code, 'data-code="mandate.scope"' in page) == (403, True)
    assert "The mandate covers reading only" in page
    assert f'href="/en/mandate/{reference}/" data-handle="mandate"' in page
    assert 'data-handle="ask-administrator"' not in page


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_of_clients_asks_as_often_for_one_as_for_many(
    world: World, clerk: Account, sign_in: SignIn, count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    office = Company.objects.get(uid=UID)
    for number in range(count):
        company = Company.objects.create(uid=f"CHE90000000{number}", name=f"Client {number} AG")
        open_case(clerk, make_case(company, f"9000000{number}", "01", ["2020-04", "2020-05"]))
        Mandate.objects.create(
            reference=f"KO-0000-000{number}", fiduciary=office, client=company, scope="send",
            since=date(2026, 1, 1), until=date(2026, 12, 31), signatory="x", state="active", asked_by=clerk,
            asked_at=NOW, decided_at=NOW,
        )  # fmt: skip
    client = sign_in(clerk)
    client.get(f"/en/clients/{UID}/")
    with django_assert_num_queries(9):
        page = text_of(client.get(f"/en/clients/{UID}/"))
    assert page.count('data-handle="client"') == count
