"""`jobroom forget-what-is-over`: what may go goes, to the day; all else stays, the journal untouched."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts import ties
from jobroom.accounts.actions import enter_ahv_number, give_role, hold_form
from jobroom.accounts.models import Account, AhvNumber, HeldForm
from jobroom.accounts.queries import ahv_numbers_over
from jobroom.cases.models import CaseAccess, Period
from jobroom.companies.actions import link_member
from jobroom.companies.models import Membership
from jobroom.config.forgetting import forget_what_is_over
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from jobroom.mandates.models import Mandate
from jobroom.rights.models import AccessRequest, Decision, Transfer
from jobroom.rules.lifecycle import MandateState, RequestState
from jobroom.rules.roles import Role, Staff
from tests.accounts.people import verbs
from tests.world import NOW, World, open_case, person

IN_TIME = NOW.replace(year=2031)  # the last day of the five years
OVER = IN_TIME + timedelta(days=1)
LATER = NOW + timedelta(days=400)
NUMBERS = ["7561234567897", "7569217076985"]


@pytest.fixture
def ada(world: World) -> Account:
    """Somebody who registered, entered her number, and never came back."""
    account = person("ada@nowhere.example", "Ada", "Muster", "de")
    enter_ahv_number(account, NUMBERS[0], actor=account)
    return account


def said(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    capsys.readouterr()
    call_command("forget_what_is_over", *options)
    return capsys.readouterr().out.splitlines()


def test_t_dpa_1_the_deletion_job_respects_the_years(
    ada: Account, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    hold_form(ada.pk, "/en/account/", {"language": ["de"]})
    Message.objects.update(state=Message.State.SENT, sent_at=NOW)
    mails, events = Message.objects.count(), Event.objects.count()
    with clock.at(NOW + timedelta(hours=23)):
        assert said(capsys) == ["held forms: 0", "AHV numbers: 0", "words of sent mails: 0"]
    with clock.at(IN_TIME):
        assert said(capsys, "--dry-run") == [
            "held forms: 1", "AHV numbers: 0", f"words of sent mails: {mails}", "nothing was changed",
        ]  # fmt: skip
    with clock.at(OVER):
        assert said(capsys, "--dry-run")[1] == "AHV numbers: 1"
        assert (HeldForm.objects.count(), AhvNumber.objects.count()) == (1, 1)
        assert not Message.objects.filter(text="").exists()
        assert said(capsys) == ["held forms: 1", "AHV numbers: 1", f"words of sent mails: {mails}"]
        assert said(capsys) == ["held forms: 0", "AHV numbers: 0", "words of sent mails: 0"]
    assert not HeldForm.objects.exists()
    assert not AhvNumber.objects.exists()
    assert Message.objects.filter(text="", html="").exclude(subject="").count() == mails
    assert Account.objects.filter(pk=ada.pk).exists()
    assert Event.objects.get(verb="forget-ahv-number").subject == ada.actor
    assert verify().fault == ""
    assert verify().events == events + 1


def test_t_dpa_1_words_of_mails_that_wait_or_failed_stay(world: World) -> None:
    link_member(person("b@nowhere.example", "B", "Muster"), world.hotel, Role.USER, actor=world.nadja)
    Message.objects.all().delete()
    for state in Message.State:
        sent = NOW if state == Message.State.SENT else None
        Message.objects.create(
            kind="x", recipient="b@nowhere.example", language="de", subject="s", text="t", html="h",
            state=state, created_at=NOW, next_try_at=NOW, sent_at=sent,
        )  # fmt: skip
    with clock.at(NOW + timedelta(days=90)):
        assert forget_what_is_over() == 0
    with clock.at(NOW + timedelta(days=90, seconds=1)):
        assert forget_what_is_over() == 1
    assert set(Message.objects.values_list("state", "text")) == {
        ("sent", ""), ("waiting", "t"), ("failed", "t")
    }  # fmt: skip


def member(world: World, ada: Account) -> None:
    link_member(ada, world.hotel, Role.USER, actor=world.nadja)


def left_late(world: World, ada: Account) -> None:
    row = link_member(ada, world.hotel, Role.USER, actor=world.nadja)
    Membership.objects.filter(pk=row.pk).update(ended_at=LATER)


def staff(world: World, ada: Account) -> None:
    give_role(ada, Staff.SUPPORT)


def holder(world: World, ada: Account) -> None:
    Period.objects.filter(case=world.case, month="2020-04").update(holder=ada)


def opened(world: World, ada: Account) -> None:
    with clock.at(LATER):
        open_case(ada, world.case)
    assert CaseAccess.objects.filter(account=ada, granted_at=LATER).exists()


def mandate(world: World, ada: Account, state: MandateState, until: datetime, ended: datetime | None) -> None:
    Mandate.objects.create(
        reference="KO-0000-0000", fiduciary=world.garage, client=world.hotel, scope="read", since=NOW.date(),
        until=until.date(), signatory="x", state=state, asked_by=ada, asked_at=NOW, decided_by=ada,
        decided_at=NOW, ended_at=ended,
    )  # fmt: skip


def holds_a_mandate(world: World, ada: Account) -> None:
    mandate(world, ada, MandateState.ACTIVE, OVER + timedelta(days=1), None)


def held_a_mandate_to_its_last_day(world: World, ada: Account) -> None:
    mandate(world, ada, MandateState.ACTIVE, LATER, None)


def ended_a_mandate(world: World, ada: Account) -> None:
    mandate(world, ada, MandateState.ENDED, OVER, LATER)


def request(world: World, ada: Account, closed: datetime | None) -> AccessRequest:
    state = RequestState.REFUSED if closed else RequestState.OPEN
    return AccessRequest.objects.create(
        reference="ER-0000-0000", requester=ada, case=world.case, holder=world.sandrine,
        clicked=world.period("2020-04"), state=state, why="left", language="de", filed_at=NOW, due_at=NOW,
        changed_at=NOW, closed_at=closed,
    )  # fmt: skip


def asks(world: World, ada: Account) -> None:
    request(world, ada, None)


def asked(world: World, ada: Account) -> None:
    request(world, ada, LATER)


def answered(world: World, ada: Account) -> None:
    row = request(world, world.camille, NOW)
    Decision.objects.create(request=row, kind=Decision.Kind.ANSWER, account=ada, at=LATER)


def lost_periods(world: World, ada: Account) -> None:
    row = request(world, world.camille, NOW)
    Transfer.objects.create(
        request=row, period=world.period("2020-04"), old_holder=ada, new_holder=world.camille, at=LATER
    )


TIES = [
    member, left_late, staff, holder, opened, holds_a_mandate, held_a_mandate_to_its_last_day,
    ended_a_mandate, asks, asked, answered, lost_periods,
]  # fmt: skip
FOR_EVER = {member, staff, holder, holds_a_mandate, asks}


@pytest.mark.parametrize("tie", TIES)
def test_t_dpa_1_whoever_is_still_tied_keeps_their_number(
    ada: Account, world: World, tie: Callable[[World, Account], None]
) -> None:
    tie(world, ada)
    with clock.at(OVER):
        assert forget_what_is_over() == 0
        assert AhvNumber.objects.filter(account=ada).exists()
    late = LATER.replace(year=LATER.year + 5) + timedelta(days=2)
    with clock.at(OVER if tie in FOR_EVER else late):
        forget_what_is_over()
    assert AhvNumber.objects.filter(account=ada).exists() is (tie in FOR_EVER)


def test_t_dpa_1_whoever_signs_in_again_keeps_their_number(ada: Account) -> None:
    Account.objects.filter(pk=ada.pk).update(last_login=LATER)
    with clock.at(OVER):
        assert forget_what_is_over() == 0
    assert "forget-ahv-number" not in verbs()


def test_t_dpa_1_a_tie_that_cannot_be_told_stops_the_erasing(
    ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(accounts: object) -> dict[int, datetime]:
        raise RuntimeError("the table is away")

    ties.last_ties.append(fail)
    try:
        with clock.at(OVER), pytest.raises(RuntimeError):
            forget_what_is_over()
    finally:
        ties.last_ties.remove(fail)
    assert AhvNumber.objects.filter(account=ada).exists()


@pytest.mark.parametrize("count", [1, 2])
def test_looking_takes_a_fixed_number_of_queries(
    world: World, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in NUMBERS[:count]:
        account = person(f"{number}@nowhere.example", "Ada", "Muster", "de")
        enter_ahv_number(account, number, actor=account)
    with clock.at(OVER), django_assert_num_queries(12):
        assert len(ahv_numbers_over()) == count
