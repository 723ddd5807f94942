"""Two people order in the same moment: the limits hold on both engines."""

import pytest

from jobroom.journal.models import Event
from jobroom.letters.models import Letter
from tests.at_once import at_once
from tests.letters.kind import order

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.usefixtures("own_kind"),
]


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def test_two_orders_of_one_subject_leave_one_letter() -> None:
    outcomes = at_once(order, order)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Letter", "TooSoon"]
    assert states() == ["requested"]
    assert Event.objects.filter(verb="order-letter").count() == 1


def test_two_orders_of_one_company_are_one_order_however_many_subjects() -> None:
    outcomes = at_once(lambda: order("thing:1"), lambda: order("thing:2"))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Letter", "TooSoon"]
    assert states() == ["requested"]


def test_two_orders_without_a_limit_leave_the_last_one_waiting() -> None:
    outcomes = at_once(*[lambda: order(uid="", actor="import")] * 2)
    assert [type(outcome).__name__ for outcome in outcomes] == ["Letter", "Letter"]
    assert sorted(states()) == ["requested", "superseded"]
