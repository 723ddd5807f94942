"""Two tabs, two people, somebody who saves or leaves at that moment: one submission, whole or not at all."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from jobroom.cases.writing import WriteRefused
from jobroom.claims.actions import save_staff
from jobroom.claims.actions.declining import do_not_claim
from jobroom.claims.actions.sending import ChangedMeanwhile, SendRefused, Sent, submit_case
from jobroom.claims.merging import Edits
from jobroom.claims.models import Submission, SubmittedPeriod
from jobroom.claims.queries.rounds import round_now
from jobroom.companies.actions import end_membership
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.queries import verify
from jobroom.mailbox.models import Message
from tests import world as worlds
from tests.at_once import at_once
from tests.cases.reading import events
from tests.claims.send_steps import DECLARED, make_ready, states
from tests.world import MONTHS, NOW, World, open_case

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def world(transactional_db: None) -> World:
    with clock.at(NOW):
        made = worlds.build()
        open_case(made.lea, made.case)
        make_ready(made)
        Message.objects.all().delete()
        return made


def sending(world: World, account: str = "camille") -> Callable[[], Sent]:
    actor = getattr(world, account)
    with clock.at(NOW):
        seen = round_now(world.case, world.camille).said
    return lambda: submit_case(world.case, actor=actor, seen=seen, declared=DECLARED)


def is_whole(world: World) -> None:
    """One submission with everything that belongs to it."""
    assert (Submission.objects.count(), SubmittedPeriod.objects.count()) == (1, 9)
    assert states(world) == dict.fromkeys(MONTHS, "submitted")
    assert len(events("submit-case")) == 1
    assert Message.objects.filter(kind="N-11").count() == 2
    assert verify().fault == ""


def test_two_tabs_at_once_make_one_submission(world: World) -> None:
    act = sending(world)
    outcomes = at_once(act, act, act)
    assert sorted(isinstance(one, Sent) and one.fresh for one in outcomes) == [False, False, True]
    assert {getattr(one, "submission", None) for one in outcomes} == {Submission.objects.get()}
    is_whole(world)


def test_two_people_at_once_make_one_submission(world: World) -> None:
    mine, theirs = at_once(sending(world), sending(world, "lea"))
    assert isinstance(mine, Sent)
    assert mine.fresh
    if isinstance(theirs, Sent):
        assert (theirs.fresh, theirs.submission) == (False, mine.submission)
    else:
        assert isinstance(theirs, SendRefused)
        assert theirs.reason == "held-by-others"
    is_whole(world)


def test_who_saves_at_the_same_moment_is_first_or_refused(world: World) -> None:
    april = world.period("2020-04")
    sent, saved = at_once(
        sending(world), lambda: save_staff(april, actor=world.camille, version=1, edits=Edits(), note="late")
    )
    if isinstance(saved, WriteRefused):
        is_whole(world)
    else:
        assert isinstance(sent, SendRefused | ChangedMeanwhile)
        assert (Submission.objects.count(), states(world)["2020-04"]) == (0, "in-progress")


def test_who_decides_not_to_claim_at_the_same_moment_is_first_or_refused(world: World) -> None:
    april = world.period("2020-04")
    sent, declined = at_once(sending(world), lambda: do_not_claim(april, actor=world.camille))
    if isinstance(declined, WriteRefused):
        is_whole(world)
    else:
        assert isinstance(sent, ChangedMeanwhile)
        assert (Submission.objects.count(), states(world)["2020-04"]) == (0, "not-claimed")


def test_who_leaves_at_the_same_moment_has_sent_or_not(world: World) -> None:
    own = Membership.objects.get(account=world.camille)
    sent, _left = at_once(sending(world), lambda: end_membership(own, actor=world.lea))
    if isinstance(sent, Sent):
        is_whole(world)
    else:
        assert isinstance(sent, SendRefused)
        assert (Submission.objects.count(), len(events("submit-case"))) == (0, 0)


@pytest.mark.parametrize("table", ["claims_submission", "claims_submittedperiod"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_sent_cannot_be_changed_or_removed(world: World, table: str, change: str) -> None:
    with clock.at(NOW):
        sending(world)()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))
    is_whole(world)
