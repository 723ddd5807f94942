"""Once a quarter the main administrators say who still works there."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from jobroom.accounts.models import Account
from jobroom.companies.actions import ask_for_reviews, end_membership, link_member
from jobroom.companies.models import Confirmation, Review
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Role
from tests.cases.reading import errors, text_of
from tests.companies.conftest import HOTEL, member, standing, told
from tests.conftest import SignIn
from tests.world import NOW, World, person

PAGE = f"{HOTEL}review/"


@pytest.fixture
def asked(world: World) -> Review:
    """The worker has asked the hotel; the garage has one person and is not asked."""
    assert ask_for_reviews() == 1
    return Review.objects.get()


def test_each_main_administrator_is_asked_once_a_quarter(world: World, asked: Review) -> None:
    assert (asked.company, asked.quarter) == (world.hotel, "2026-Q4")
    assert told("review") == [world.lea.email]
    mail = Message.objects.get(kind="review")
    assert "/fr/company/CHE123456788/review/" in mail.text
    assert ask_for_reviews() == 0
    with clock.at(datetime(2027, 1, 1, tzinfo=UTC)):
        assert ask_for_reviews() == 1
    assert [row.quarter for row in Review.objects.order_by("pk")] == ["2026-Q4", "2027-Q1"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(company=world.hotel, quarter="2026-Q4", asked_at=clock.now())


def test_a_company_that_came_this_quarter_is_not_asked(world: World, asked: Review) -> None:
    made = person("new@garage.example", "Eva", "Neu", "de")
    link_member(made, world.garage, Role.USER, actor=world.theo)
    assert ask_for_reviews() == 0
    with clock.at(datetime(2027, 1, 4, tzinfo=UTC)):
        assert ask_for_reviews() == 2


def test_the_answers_are_recorded_with_who_and_when(world: World, asked: Review, sign_in: SignIn) -> None:
    lea = sign_in(world.lea)
    assert 'data-handle="review-banner"' in text_of(lea.get("/en/company/"))
    assert 'data-waiting="3"' in text_of(lea.get(PAGE))
    chosen = [member(world.camille).pk, member(world.lea).pk]
    assert lea.post(PAGE, {"people": chosen}).status_code == 302
    found = Confirmation.objects.order_by("membership").values_list("membership__account", "by", "at")
    assert sorted(found) == sorted([(world.camille.pk, world.lea.pk, NOW), (world.lea.pk, world.lea.pk, NOW)])
    event = Event.objects.get(verb="confirm-people")
    assert (event.actor, event.changes["quarter"]) == (world.lea.actor, "2026-Q4")
    assert 'data-waiting="1"' in text_of(lea.get(PAGE))
    end_membership(member(world.sandrine), actor=world.lea)
    assert 'data-waiting="0"' in text_of(sign_in(world.lea).get(PAGE))
    assert "review-banner" not in text_of(sign_in(world.lea).get("/en/company/"))


def test_the_same_answer_twice_is_one_answer(world: World, asked: Review, sign_in: SignIn) -> None:
    for _ in range(2):
        response = sign_in(world.lea).post(PAGE, {"people": [member(world.lea).pk]})
    assert response.status_code == 422
    assert Confirmation.objects.count() == 1


def test_no_tick_and_people_of_others_are_refused(world: World, asked: Review, sign_in: SignIn) -> None:
    before = standing()
    for people in ([], [member(world.theo).pk], ["x"]):
        response = sign_in(world.lea).post(PAGE, {"people": people})
        assert (response.status_code, errors(response)) == (422, [("people", "review.none")])
    assert not Confirmation.objects.exists()
    assert standing() == before


def test_others_do_not_review(world: World, asked: Review, sign_in: SignIn) -> None:
    typed = {"people": [member(world.lea).pk]}
    assert sign_in(world.camille).post(PAGE, typed).status_code == 403
    assert sign_in(world.theo).post(PAGE, typed).status_code == 404
    assert sign_in(world.theo).get("/en/company/CHE116281710/review/").status_code == 404
    assert not Confirmation.objects.exists()
    assert "review-banner" not in text_of(sign_in(world.camille).get("/en/company/"))


def test_who_came_after_the_question_is_not_asked_about(world: World, asked: Review, sign_in: SignIn) -> None:
    with clock.at(datetime(2026, 12, 1, tzinfo=UTC)):
        made = person("late@hotel.example", "Eva", "Neu", "de")
        link_member(made, world.hotel, Role.USER, actor=world.lea)
        assert 'data-waiting="3"' in text_of(sign_in(world.lea).get(PAGE))


def test_a_company_whose_administrators_are_closed_is_not_asked(world: World) -> None:
    Account.objects.filter(pk=world.lea.pk).update(is_active=False)
    assert ask_for_reviews() == 0
