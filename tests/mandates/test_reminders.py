"""Both sides are told 90, 40 and 2 days before a mandate ends, once each."""

from datetime import datetime, time, timedelta

from jobroom.accounts.models import Account
from jobroom.companies.queries import memberships_of
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.mandates.actions import Wish, accept_mandate, ask_mandate, end_mandate
from jobroom.mandates.models import Mandate, MandateReminder
from jobroom.mandates.reminding import remind_of_ends
from jobroom.rules.calendar import ZURICH
from jobroom.rules.mandates import Scope
from tests.mandates.test_requests import clerk as clerk
from tests.world import NOW, World

UNTIL = (NOW + timedelta(days=100)).date()


def give(world: World, clerk: Account) -> Mandate:
    (own,) = memberships_of(clerk)
    made = ask_mandate(own, actor=clerk, uid="CHE123456788", wish=Wish(Scope.SEND, UNTIL, "Lea Favre"))
    accept_mandate(made, actor=world.lea, wish=Wish(Scope.SEND, UNTIL))
    return made


def days_on_which_mails_go_out() -> dict[int, int]:
    """How many mandates were told of, by days before the end; the worker asks twice a day."""
    told: dict[int, int] = {}
    for left in range(100, -3, -1):
        moment = datetime.combine(UNTIL - timedelta(days=left), time(8), ZURICH)
        for hours in (0, 6):
            with clock.at(moment + timedelta(hours=hours)):
                if sent := remind_of_ends():
                    told[left] = told.get(left, 0) + sent
    return told


def test_both_sides_are_told_three_times(world: World, clerk: Account) -> None:
    give(world, clerk)
    Message.objects.all().delete()
    assert days_on_which_mails_go_out() == {90: 1, 40: 1, 2: 1}
    mails = Message.objects.filter(kind="mandate-ends")
    assert sorted(mails.values_list("recipient", flat=True)) == sorted([clerk.email, world.lea.email] * 3)
    subject = f"La procuration de Hôtel Exemple SA prend fin le {UNTIL:%d.%m.%Y}"
    assert {mail.subject for mail in mails.filter(recipient=world.lea.email)} == {subject}
    assert [event.changes["days"] for event in Event.objects.filter(verb="remind-of-mandate")] == [90, 40, 2]


def test_nobody_is_told_of_a_mandate_that_is_over_or_was_never_given(world: World, clerk: Account) -> None:
    end_mandate(give(world, clerk), actor=world.lea, reason="")
    (own,) = memberships_of(clerk)
    ask_mandate(own, actor=clerk, uid="CHE123456788", wish=Wish(Scope.READ, UNTIL, "Lea Favre"))
    assert days_on_which_mails_go_out() == {}
    assert not MandateReminder.objects.exists()
