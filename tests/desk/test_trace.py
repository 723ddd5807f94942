"""Who did what to what, when, why, and what it was before: for each act of a transfer from letter to move."""

from datetime import UTC

import pytest

from jobroom.cases.pin_letters import issue_pin, order_pin_letter
from jobroom.companies.models import Membership
from jobroom.journal.models import Event
from jobroom.rights.models import AccessRequest, Decision
from tests.conftest import SignIn
from tests.desk import story
from tests.world import NOW, World


@pytest.fixture
def told(world: World, asked: AccessRequest, sign_in: SignIn) -> dict[str, Event]:
    """A letter is printed, its PIN tried, a role changed, a request decided; the event of each act."""
    pin = issue_pin(order_pin_letter(world.case, actor=world.nadja.actor))
    lea = sign_in(world.lea)
    for typed in ("22222222", pin):
        lea.post("/fr/cases/open/", {"ree": "00001203", "fund_number": "99", "pin": typed})
    number = Membership.objects.get(account=world.camille).pk
    lea.post(f"/fr/company/CHE123456788/people/{number}/", {"role": "administrator"})
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    story.post(nadja, asked, decision="approve", reason="Lea Favre confirms it.")
    story.post(beat, asked, decision="confirm", reason="")
    return {event.verb: event for event in Event.objects.order_by("pk")}


def test_t_log_1_each_act_has_actor_subject_time_and_what_was_before(
    world: World, asked: AccessRequest, told: dict[str, Event]
) -> None:
    case, request, company = world.case.chain, f"access-request:{asked.reference}", "company:CHE123456788"
    roles: dict[str, object] = {"account": world.camille.actor, "old": "user", "new": "administrator"}
    moved: dict[str, object] = {
        "old": world.sandrine.actor,
        "new": world.camille.actor,
        "months": sorted(story.FILED),
    }
    expected: dict[str, tuple[str, str, dict[str, object]]] = {
        "order-letter": (world.nadja.actor, case, {}),
        "issue-pin": ("system", case, {}),
        "wrong-pin": (world.lea.actor, case, {"wrong": 1}),
        "open-case": (world.lea.actor, case, {"attempts": 2}),
        "change-role": (world.lea.actor, company, roles),
        "request-access": (world.camille.actor, request, {"holder": world.sandrine.actor, "why": "left"}),
        "decide-approve": (world.nadja.actor, request, {"old": "open", "new": "approval-proposed"}),
        "confirm-decision": (world.beat.actor, request, {"old": "approval-proposed", "new": "approved"}),
        "move-periods": (world.beat.actor, request, moved),
    }
    for verb, (actor, subject, changes) in expected.items():
        event = told[verb]
        assert (event.actor, event.subject) == (actor, subject), verb
        assert {name: event.changes.get(name) for name in changes} == changes, verb
        assert event.at.utcoffset() == NOW.utcoffset()
        assert event.at.astimezone(UTC) <= NOW


def test_t_log_1_each_decision_keeps_its_reason(asked: AccessRequest, told: dict[str, Event]) -> None:
    rows = Decision.objects.filter(request=asked).values_list("kind", "reason")
    assert list(rows) == [
        ("approve", "Lea Favre confirms it."), ("confirm", "Lea Favre confirms it."),
    ]  # fmt: skip
