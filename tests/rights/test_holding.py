"""The old holder, or an administrator under policy P1: hand over, or object."""

import pytest
from pytest_django import Settings

from jobroom.accounts.actions.people import create_account
from jobroom.accounts.models import Account
from jobroom.companies.actions import link_member
from jobroom.mailbox.models import Message
from jobroom.rights.models import AccessRequest, Transfer
from jobroom.rules.roles import Role
from tests.conftest import SignIn
from tests.rights.conftest import ask, save
from tests.world import World, open_case


@pytest.fixture
def with_colleague(filed: World) -> AccessRequest:
    """Camille holds a period, awake; Lea asks her for it."""
    save(filed.camille, filed.period("2020-03"))
    open_case(filed.lea, filed.case)
    return ask(filed.lea, filed.period("2020-03"), route="holder", why="reassigned")


def test_one_click_of_the_holder_moves_the_period(
    with_colleague: AccessRequest, filed: World, sign_in: SignIn
) -> None:
    page = sign_in(filed.camille).get(f"/fr/requests/{with_colleague.reference}/").content.decode()
    assert 'data-handle="hand-over"' in page
    assert (
        sign_in(filed.camille).post(f"/fr/requests/{with_colleague.reference}/hand-over/").status_code == 302
    )
    with_colleague.refresh_from_db()
    assert with_colleague.state == "approved"
    assert filed.period("2020-03").holder == filed.lea
    assert filed.period("2020-04").holder == filed.sandrine
    granted = Message.objects.get(kind="N-9")
    assert granted.recipient == filed.lea.email
    assert "/fr/cases/00001203-99/2020-03/edit/" in granted.text
    assert sign_in(filed.lea).get("/fr/cases/00001203-99/2020-03/edit/").status_code == 200


def test_nobody_else_hands_over(with_colleague: AccessRequest, filed: World, sign_in: SignIn) -> None:
    for person in (filed.lea, filed.sandrine, filed.theo, filed.nadja):
        assert sign_in(person).post(f"/fr/requests/{with_colleague.reference}/hand-over/").status_code == 404
    assert Transfer.objects.count() == 0
    assert filed.period("2020-03").holder == filed.camille


def test_a_sleeping_holder_cannot_hand_over(asked: AccessRequest, filed: World, sign_in: SignIn) -> None:
    assert sign_in(filed.sandrine).post(f"/fr/requests/{asked.reference}/hand-over/").status_code == 404
    assert filed.period("2020-04").holder == filed.sandrine


def test_the_administrator_moves_periods_only_under_policy_p1(
    asked: AccessRequest, filed: World, sign_in: SignIn, settings: Settings
) -> None:
    assert sign_in(filed.lea).post(f"/fr/requests/{asked.reference}/hand-over/").status_code == 404
    settings.POLICY_ADMINISTRATOR_MOVES = True
    assert sign_in(filed.lea).post(f"/fr/requests/{asked.reference}/hand-over/").status_code == 302
    assert filed.period("2020-04").holder == filed.camille
    assert Transfer.objects.count() == 7


def test_an_objection_needs_words_and_is_told(asked: AccessRequest, filed: World, sign_in: SignIn) -> None:
    client = sign_in(filed.sandrine)
    assert client.post(f"/fr/requests/{asked.reference}/object/", {"text": ""}).status_code == 422
    asked.refresh_from_db()
    assert asked.objected_at is None
    assert client.post(f"/fr/requests/{asked.reference}/object/", {"text": "Inconnue"}).status_code == 302
    asked.refresh_from_db()
    assert asked.objection == "Inconnue"
    assert Message.objects.filter(kind="objection", recipient=filed.camille.email).count() == 1


def test_only_the_holder_objects(asked: AccessRequest, filed: World, sign_in: SignIn) -> None:
    for person in (filed.camille, filed.lea, filed.theo, filed.nadja):
        answer = sign_in(person).post(f"/fr/requests/{asked.reference}/object/", {"text": "No"})
        assert answer.status_code == 404
    asked.refresh_from_db()
    assert asked.objected_at is None


def test_a_second_wish_for_the_same_periods_is_overtaken(
    with_colleague: AccessRequest, filed: World, sign_in: SignIn
) -> None:
    other = create_account(
        email="third@hotel.example", given_name="A", family_name="B", language="de", password=None
    )
    from_other = _member_asks(filed, other)
    sign_in(filed.camille).post(f"/fr/requests/{with_colleague.reference}/hand-over/")
    from_other.refresh_from_db()
    assert from_other.state == "refused"
    assert Message.objects.filter(kind="N-15", recipient="third@hotel.example", language="de").count() == 1
    assert Transfer.objects.count() == 1


def _member_asks(filed: World, account: Account) -> AccessRequest:
    link_member(account, filed.hotel, Role.USER, actor=filed.lea)
    open_case(account, filed.case)
    return ask(account, filed.period("2020-03"))
