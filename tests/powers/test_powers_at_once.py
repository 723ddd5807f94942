"""Many people, or one with many windows, act on one power at the same moment, on both engines."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from jobroom.accounts.models import Account
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.powers.actions import deciding, ordering, returning, stopping, taking_over
from jobroom.powers.faults import CodeFault, NotPossible
from jobroom.powers.models import PowerOfAttorney, ReturnedForm
from jobroom.powers.signals import signals_of
from jobroom.register.lookup import Answer, look_up
from tests import world as worlds
from tests.at_once import at_once
from tests.powers.steps import HOTEL, JOINERY, Paper, print_letter
from tests.world import NOW, World, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WRONG = "CDFG2345HJKM7"
MANY = 50


@pytest.fixture
def world(transactional_db: None) -> World:
    with clock.at(NOW):
        return worlds.build()


@pytest.fixture
def mia(world: World) -> Account:
    with clock.at(NOW):
        return person("new-start@joinery.example", "Mia", "Keller", "en")


@pytest.fixture
def answer(world: World) -> Answer:
    with clock.at(NOW):
        return look_up(JOINERY)


@pytest.fixture
def power(mia: Account, answer: Answer) -> PowerOfAttorney:
    with clock.at(NOW):
        return ordering.order_power(answer, actor=mia)


@pytest.fixture
def paper(power: PowerOfAttorney, tmp_path: Path) -> Paper:
    with clock.at(NOW):
        return print_letter(tmp_path, power.reference)


@pytest.fixture
def draft(power: PowerOfAttorney, paper: Paper, mia: Account) -> ReturnedForm:
    with clock.at(NOW):
        return returning.keep_upload(power, [], [], actor=mia)


def kinds(outcomes: list[object]) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def now_of(power: PowerOfAttorney) -> PowerOfAttorney:
    return PowerOfAttorney.objects.select_related("requester", "company").get(pk=power.pk)


def trying(draft: ReturnedForm, code: str, mia: Account) -> Callable[[], None]:
    return lambda: returning.try_code(draft, code, actor=mia, on_form=False)


def test_a_letter_ordered_twice_at_once_is_ordered_once(mia: Account, answer: Answer) -> None:
    outcomes = at_once(*[lambda: ordering.order_power(answer, actor=mia)] * 2)
    assert kinds(outcomes) == ["PowerOfAttorney", "PowerOfAttorney"]
    assert PowerOfAttorney.objects.count() == 1
    assert Letter.objects.filter(kind="power").count() == 1


def test_T_CODE_6_of_50_wrong_codes_at_once_three_are_looked_at(
    power: PowerOfAttorney, draft: ReturnedForm, mia: Account
) -> None:
    outcomes = at_once(*[trying(draft, WRONG, mia)] * MANY)
    faults = [outcome for outcome in outcomes if isinstance(outcome, CodeFault)]
    assert len(faults) == MANY
    assert sorted(fault.key for fault in faults) == ["letter.wait"] * (MANY - 3) + ["letter.wrong"] * 3
    assert now_of(power).wrong_tries == 3


def test_T_CODE_6_fifty_threads_never_get_more_than_five_tries(
    power: PowerOfAttorney, draft: ReturnedForm, paper: Paper, mia: Account
) -> None:
    looked_at = 0
    for round_number in range(4):
        moment = NOW + timedelta(minutes=10 * round_number)
        outcomes = at_once(*[trying(draft, WRONG, mia)] * MANY, moment=moment)
        keys = [outcome.key for outcome in outcomes if isinstance(outcome, CodeFault)]
        looked_at += keys.count("letter.wrong")
    assert now_of(power).wrong_tries == 5
    assert looked_at == 4  # the fifth answers that the code is blocked
    with clock.at(NOW + timedelta(days=1)), pytest.raises(CodeFault) as found:
        returning.try_code(draft, paper.code, actor=mia, on_form=False)
    assert found.value.key == "letter.blocked"
    assert ReturnedForm.objects.get().code_fingerprint == ""


def test_the_right_code_is_taken_among_wrong_ones_or_waits(
    power: PowerOfAttorney, draft: ReturnedForm, paper: Paper, mia: Account
) -> None:
    outcomes = at_once(*[trying(draft, WRONG, mia)] * 10, trying(draft, paper.code, mia))
    last = outcomes[-1]
    taken = bool(ReturnedForm.objects.get().code_fingerprint)
    assert taken == (last is None)
    assert last is None or (isinstance(last, CodeFault) and last.key == "letter.wait")


@pytest.fixture
def sent(draft: ReturnedForm, paper: Paper, mia: Account) -> PowerOfAttorney:
    with clock.at(NOW):
        returning.try_code(draft, paper.code, actor=mia, on_form=True)
        returning.send_form(draft, actor=mia, signers=["Anna M"], signed_on=clock.today(), deputy_email="")
    return now_of(draft.power)


def test_a_form_is_sent_once(draft: ReturnedForm, paper: Paper, mia: Account) -> None:
    with clock.at(NOW):
        returning.try_code(draft, paper.code, actor=mia, on_form=True)
        today = clock.today()

    def send() -> None:
        returning.send_form(draft, actor=mia, signers=["Anna M"], signed_on=today, deputy_email="")

    assert kinds(at_once(send, send)) == ["NoneType", "NotPossible"]
    assert now_of(draft.power).state == "in-review"


def test_an_approval_and_a_stop_at_once_never_leave_both(world: World, sent: PowerOfAttorney) -> None:
    seen = deciding.seen_mark(sent, [])
    with clock.at(NOW):
        assert signals_of(sent) == []
    outcomes = at_once(
        lambda: deciding.decide(sent, actor=world.nadja, decision="approve", reason="", seen=seen),
        lambda: stopping.freeze(sent),
    )
    state = now_of(sent).state
    assert kinds(outcomes) == ["NoneType", "NotPossible"]
    assert state == ("active" if outcomes[0] is None else "frozen")
    assert Membership.objects.filter(company__uid=JOINERY).exists() == (state == "active")


def test_two_people_of_one_company_are_approved_one_after_the_other(
    world: World, sent: PowerOfAttorney, answer: Answer, tmp_path: Path
) -> None:
    later = NOW + timedelta(days=1)
    with clock.at(later):
        urs = person("second@joinery.example", "Urs", "Moser", "en")
        theirs = ordering.order_power(answer, actor=urs)
        paper = print_letter(tmp_path / "second", theirs.reference)
        form = returning.keep_upload(theirs, [], [], actor=urs)
        returning.try_code(form, paper.code, actor=urs, on_form=True)
        returning.send_form(form, actor=urs, signers=["Anna M"], signed_on=clock.today(), deputy_email="")
        pair = [now_of(sent), now_of(theirs)]
        for power in pair:
            mark = deciding.seen_mark(power, signals_of(power))
            deciding.decide(power, actor=world.nadja, decision="approve", reason="Checked.", seen=mark)
        pair = [now_of(row) for row in pair]
        marks = [deciding.seen_mark(row, signals_of(row)) for row in pair]

    def confirm(number: int) -> Callable[[], None]:
        return lambda: deciding.confirm(
            pair[number], actor=world.beat, decision="confirm", reason="", seen=marks[number]
        )

    outcomes = at_once(confirm(0), confirm(1), moment=later)
    assert kinds(outcomes) == ["NoneType", "NotPossible"]
    assert sorted(now_of(row).state for row in pair) == ["active", "withdrawn"]
    assert Membership.objects.filter(company__uid=JOINERY).count() == 1


def test_T_TAKE_1_yes_and_no_at_once_are_one_answer(world: World, mia: Account) -> None:
    with clock.at(NOW):
        made = taking_over.ask_take_over(look_up(HOTEL), actor=mia, deputy_email="deputy@hotel.example")
    outcomes = at_once(
        lambda: taking_over.hand_over(made, actor=world.lea),
        lambda: taking_over.refuse_take_over(made, actor=world.lea, reason="Non."),
    )
    assert kinds(outcomes) == ["NoneType", "NotPossible"]
    assert isinstance(outcomes[outcomes[0] is None], NotPossible)
    state = now_of(made).state
    assert state == ("active" if outcomes[0] is None else "refused")
    assert Membership.objects.filter(account=mia, ended_at=None).exists() == (state == "active")


def test_two_workers_close_a_window_once(world: World, mia: Account) -> None:
    with clock.at(NOW):
        made = taking_over.ask_take_over(look_up(HOTEL), actor=mia, deputy_email="deputy@hotel.example")
    outcomes = at_once(*[taking_over.close_windows] * 2, moment=NOW + timedelta(days=3))
    assert sorted(str(outcome) for outcome in outcomes) == ["0", "1"]
    assert (now_of(made).state, Letter.objects.filter(kind="power").count()) == ("letter", 1)
