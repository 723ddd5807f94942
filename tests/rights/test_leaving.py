"""Removing a colleague and leaving: where the periods go, who is told, and what does not go through."""

import threading
import time

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.cases.models import Period, PeriodVersion
from jobroom.cases.writing import WriteRefused
from jobroom.companies.actions import change_role, end_membership, link_member
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.rights.actions.leaving import remove_member
from jobroom.rights.models import AccessRequest, Transfer
from jobroom.rules.roles import Role
from tests import world as worlds
from tests.at_once import at_once
from tests.cases.reading import errors, text_of
from tests.companies.conftest import HOTEL, member, standing, told
from tests.conftest import SignIn
from tests.rights.conftest import HELD, save
from tests.world import NOW, World, person

both_engines = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def p1(settings: LazySettings) -> None:
    """The authority has approved that main administrators move periods."""
    settings.POLICY_ADMINISTRATOR_MOVES = True


def holders(world: World) -> set[str | None]:
    rows = Period.objects.filter(case=world.case, month__in=HELD)
    return set(rows.values_list("holder__email", flat=True))


def removal(account: Account) -> str:
    return f"{HOTEL}people/{member(account).pk}/remove/"


def remove(client: Client, account: Account, taker: object) -> list[tuple[str, str]]:
    response = client.post(removal(account), {"taker": str(taker)})
    return [] if response.status_code == 302 else errors(response)


def test_under_p1_the_periods_move_in_the_same_step(
    p1: None, filed: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    lea = sign_in(filed.lea)
    assert 'data-count="7"' in text_of(lea.get(removal(filed.sandrine)))
    versions = PeriodVersion.objects.count()
    assert remove(lea, filed.sandrine, member(filed.camille).pk) == []
    assert holders(filed) == {filed.camille.email}
    gone = member(filed.sandrine)
    assert gone.ended_at == NOW
    moved = Transfer.objects.filter(leaving=gone, request=None, old_holder=filed.sandrine)
    assert moved.filter(new_holder=filed.camille).count() == 7
    assert PeriodVersion.objects.count() == versions
    event = Event.objects.get(verb="move-periods")
    assert (event.chain, event.changes["months"]) == (filed.case.chain, HELD)
    assert told("periods-moved") == sorted([filed.camille.email, filed.sandrine.email, filed.lea.email])
    assert told("N-8") == []
    asked.refresh_from_db()
    assert asked.state == "refused"
    assert not verify().fault


def test_without_p1_they_stay_and_the_administrators_are_told(filed: World, sign_in: SignIn) -> None:
    lea = sign_in(filed.lea)
    assert 'name="taker"' not in text_of(lea.get(removal(filed.sandrine)))
    assert remove(lea, filed.sandrine, member(filed.camille).pk) == []
    assert holders(filed) == {filed.sandrine.email}
    mail = Message.objects.get(kind="N-8")
    assert (mail.recipient, mail.subject) == (filed.lea.email, "7 périodes sans responsable")
    assert "0000 1203" in mail.text
    assert not Transfer.objects.exists()


def test_under_p1_they_may_stay_too(p1: None, filed: World, sign_in: SignIn) -> None:
    assert remove(sign_in(filed.lea), filed.sandrine, "stay") == []
    assert holders(filed) == {filed.sandrine.email}
    assert told("N-8") == [filed.lea.email]


def test_who_takes_over_is_a_member_who_may_write_and_is_awake(
    p1: None, filed: World, sign_in: SignIn
) -> None:
    reader = person("reader@hotel.example", "Eva", "Neu", "de")
    link_member(reader, filed.hotel, Role.READER, actor=filed.lea)
    with clock.at(worlds.LONG_AGO):
        sleeper = person("sleeper@hotel.example", "Urs", "Alt", "de")
        link_member(sleeper, filed.hotel, Role.USER, actor=filed.nadja)
    before = standing()
    lea = sign_in(filed.lea)
    wrong = [member(one).pk for one in (reader, sleeper, filed.theo, filed.sandrine)]
    for taker in [*wrong, "", "x"]:
        assert remove(lea, filed.sandrine, taker) == [("taker", "move.choose")]
    assert standing() == before
    assert holders(filed) == {filed.sandrine.email}


def test_an_administrator_removes_but_does_not_move(p1: None, filed: World, sign_in: SignIn) -> None:
    Membership.objects.filter(account=filed.camille).update(role=Role.ADMINISTRATOR)
    assert 'name="taker"' not in text_of(sign_in(filed.camille).get(removal(filed.sandrine)))
    assert remove(sign_in(filed.camille), filed.sandrine, member(filed.camille).pk) == []
    assert holders(filed) == {filed.sandrine.email}


def test_nobody_else_removes(filed: World, sign_in: SignIn) -> None:
    before = standing()
    assert sign_in(filed.camille).post(removal(filed.sandrine)).status_code == 403
    assert sign_in(filed.theo).post(removal(filed.sandrine)).status_code == 404
    assert sign_in(filed.nadja).post(removal(filed.sandrine)).status_code == 404
    Membership.objects.filter(account=filed.camille).update(role=Role.ADMINISTRATOR)
    before = standing()
    assert sign_in(filed.camille).post(removal(filed.lea)).status_code == 403
    assert standing() == before


def test_whoever_leaves_hands_over_and_is_signed_out(filed: World, sign_in: SignIn) -> None:
    save(filed.camille, filed.period("2021-03"))
    Message.objects.all().delete()
    client = sign_in(filed.camille)
    response = client.post(f"{HOTEL}leave/", {"taker": str(member(filed.lea).pk), "act": "leave"})
    assert response.headers["Location"] == "/en/"
    assert filed.period("2021-03").holder == filed.lea
    assert member(filed.camille).ended_at == NOW
    assert client.get("/en/company/").status_code == 302
    assert "You do not belong to Hôtel Exemple SA any more." in text_of(client.get("/en/"))
    assert told("N-8") == []
    assert told("left") == sorted([filed.camille.email, filed.lea.email])


def test_a_sleeper_leaves_without_handing_over(filed: World, sign_in: SignIn) -> None:
    client = sign_in(filed.sandrine)
    assert 'name="taker"' not in text_of(client.get(f"{HOTEL}leave/"))
    client.post(f"{HOTEL}leave/", {"taker": str(member(filed.camille).pk), "act": "leave"})
    assert holders(filed) == {filed.sandrine.email}
    assert member(filed.sandrine).ended_at is not None


def test_leaving_takes_back_what_one_has_asked_for(
    filed: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    sign_in(filed.camille).post(f"{HOTEL}leave/", {"act": "leave"})
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert holders(filed) == {filed.sandrine.email}


def test_periods_of_another_company_stay(p1: None, filed: World, sign_in: SignIn) -> None:
    case = worlds.make_case(filed.garage, "00001219", "01", ["2020-04"])
    Period.objects.filter(case=case).update(holder=filed.sandrine)
    remove(sign_in(filed.lea), filed.sandrine, member(filed.camille).pk)
    assert Period.objects.get(case=case).holder == filed.sandrine


class TestAtOnce:
    pytestmark = both_engines

    @pytest.fixture
    def hotel(self, transactional_db: None) -> World:
        with clock.at(NOW):
            return worlds.build()

    @pytest.mark.parametrize("round_", range(3))
    def test_promise_1_a_save_does_not_slip_through_a_removal(self, hotel: World, round_: int) -> None:
        """Either the save came first, or it is refused; never a version of somebody who had left."""
        period = hotel.period("2020-04")
        saved, removed = at_once(
            lambda: save(hotel.camille, period),
            lambda: remove_member(member(hotel.camille), actor=hotel.lea, taker=None),
        )
        assert removed is None
        events = list(
            Event.objects.filter(verb__in=["save-period", "end-membership"]).values_list("verb", flat=True)
        )
        if isinstance(saved, WriteRefused):
            assert events == ["end-membership"]
            assert not PeriodVersion.objects.exists()
        else:
            assert (saved, sorted(events)) == (None, ["end-membership", "save-period"])

    @pytest.mark.parametrize("how", ["ended", "lowered"])
    def test_promise_1_a_save_waits_for_a_change_that_has_begun(self, hotel: World, how: str) -> None:
        """The save begins before the change is committed; it must not read what stood there before."""
        begun = threading.Event()
        period = hotel.period("2020-04")

        def change() -> None:
            with transaction.atomic():
                if how == "ended":
                    end_membership(member(hotel.camille), actor=hotel.nadja)
                else:
                    change_role(member(hotel.camille), Role.READER, actor=hotel.lea)
                begun.set()
                time.sleep(0.7)

        def then_save() -> None:
            assert begun.wait(10)
            save(hotel.camille, period)

        changed, saved = at_once(change, then_save)
        assert changed is None
        assert isinstance(saved, WriteRefused)
        assert saved.reason == "read-only-role"
        assert not PeriodVersion.objects.exists()
        assert hotel.period("2020-04").holder is None

    def test_two_remove_one_person(self, hotel: World) -> None:
        with clock.at(NOW):
            ann = person("second@hotel.example", "Ann", "Sample")
            link_member(ann, hotel.hotel, Role.MAIN_ADMINISTRATOR, actor=hotel.nadja)
        outcomes = at_once(
            lambda: remove_member(member(hotel.camille), actor=hotel.lea, taker=None),
            lambda: remove_member(member(hotel.camille), actor=ann, taker=None),
        )
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "NotPossible"]
        assert Event.objects.filter(verb="end-membership").count() == 1

    def test_the_taker_leaves_at_the_same_moment(self, hotel: World, settings: LazySettings) -> None:
        settings.POLICY_ADMINISTRATOR_MOVES = True
        with clock.at(NOW):
            save(hotel.camille, hotel.period("2020-04"))
            eva = person("eva@hotel.example", "Eva", "Neu")
            taker = link_member(eva, hotel.hotel, Role.USER, actor=hotel.lea)
        moved, left = at_once(
            lambda: remove_member(member(hotel.camille), actor=hotel.lea, taker=taker.pk),
            lambda: end_membership(taker, actor=hotel.nadja),
        )
        assert left is None
        holder = hotel.period("2020-04").holder
        still = Membership.objects.filter(account=hotel.camille, ended_at=None).exists()
        assert (holder, still) == ((hotel.camille, True) if moved is not None else (eva, False))
        assert not verify().fault
