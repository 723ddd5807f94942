"""Who may not decide is refused by the server, whatever the page showed; and nothing changes by trying."""

import pytest
from django.test import Client

from jobroom.accounts.models import Account
from jobroom.companies.actions import end_membership, link_member
from jobroom.journal import clock
from jobroom.rights.actions import asking, holding
from jobroom.rights.models import AccessRequest, Decision
from jobroom.rules.roles import Role
from tests.conftest import SignIn
from tests.desk import story
from tests.world import World, person

STEPS: list[dict[str, str]] = [
    {"act": "decide", "decision": "approve", "reason": "x"},
    {"act": "decide", "decision": "ask", "reason": "x"},
    {"act": "decide", "decision": "refuse", "reason": "x"},
    {"act": "confirm", "decision": "confirm", "reason": "x"},
    {"act": "confirm", "decision": "send-back", "reason": "x"},
    {"act": "clear-objection", "reason": "x"},
]
ROLES = [
    "company person", "requester", "holder", "administrator", "support", "caseworker", "approver", "operator",
]  # fmt: skip


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.get("decision", step["act"]))
@pytest.mark.parametrize("role", ROLES)
def test_no_other_role_takes_any_step(
    world: World,
    asked: AccessRequest,
    others: dict[str, Account],
    sign_in: SignIn,
    role: str,
    step: dict[str, str],
) -> None:
    officer = sign_in(world.nadja)
    mark = story.seen(officer, asked.reference)
    if step["act"] == "confirm":
        story.post(officer, asked, decision="approve", reason="gut")
        mark = story.seen(sign_in(world.beat), asked.reference)
    if step["act"] == "clear-objection":
        holding.object_to(asked, actor=world.sandrine, text="Non.")
    before = story.footprint()
    answer = sign_in(others[role]).post(f"/de/desk/requests/{asked.reference}/", {**step, "seen": mark})
    assert answer.status_code == 403
    assert story.footprint() == before


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.get("decision", step["act"]))
def test_nobody_signed_in_is_led_to_the_sign_in(
    world: World, asked: AccessRequest, client: Client, step: dict[str, str]
) -> None:
    before = story.footprint()
    answer = client.post(f"/de/desk/requests/{asked.reference}/", step)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/de/account/login/")
    assert story.footprint() == before


@pytest.mark.parametrize("role", [role for role in ROLES if role != "support"])
@pytest.mark.parametrize(
    "address", ["", "second/", "companies/", "refusals/", "requests/{}/", "refusals/{}/"]
)
def test_the_office_is_closed_for_other_roles(
    asked: AccessRequest, others: dict[str, Account], sign_in: SignIn, role: str, address: str
) -> None:
    answer = sign_in(others[role]).get(f"/de/desk/{address.format(asked.reference)}")
    assert answer.status_code == 403
    assert "Hôtel Exemple SA" not in answer.content.decode()


def test_support_reads_everything_and_sees_no_form(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    page = sign_in(support).get(f"/de/desk/requests/{asked.reference}/").content.decode()
    assert "camille" not in page.split("<main")[0].lower()
    assert "colleague@hotel.example" in page
    for handle in ("decide", "confirm", "clear-objection"):
        assert f'data-handle="{handle}"' not in page


@pytest.mark.parametrize("decision", ["confirm", "send-back"])
def test_the_first_decider_cannot_be_the_second(
    world: World, asked: AccessRequest, sign_in: SignIn, decision: str
) -> None:
    nadja = sign_in(world.nadja)
    story.post(nadja, asked, decision="approve", reason="gut")
    mark = story.seen(sign_in(world.beat), asked.reference)
    page = nadja.get(f"/de/desk/requests/{asked.reference}/").content.decode()
    assert 'data-handle="confirm"' not in page
    before = story.footprint()
    answer = nadja.post(
        f"/de/desk/requests/{asked.reference}/",
        {"act": "confirm", "decision": decision, "reason": "x", "seen": mark},
    )
    assert answer.status_code == 403
    assert 'data-code="dec.same"' in answer.content.decode()
    assert "Eine andere Person bestätigt" in answer.content.decode()
    assert story.footprint() == before


def test_an_officer_who_is_part_of_the_request_decides_nothing(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    asked_by_officer = _ask_as(world, world.nadja)
    nadja = sign_in(world.nadja)
    page = nadja.get(f"/de/desk/requests/{asked_by_officer.reference}/").content.decode()
    assert 'data-handle="decide"' not in page
    mark = story.seen(sign_in(world.beat), asked_by_officer.reference)
    before = story.footprint()
    answer = story.post(nadja, asked_by_officer, decision="refuse", reason="x", seen=mark)
    assert answer.status_code == 403
    assert story.footprint() == before


def test_a_stranger_to_the_company_cannot_be_approved(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    stranger = person("jo@stranger.example", "Jo", "Fremd")
    link_member(stranger, world.garage, Role.USER, actor=world.theo)
    request = _ask_as(world, stranger)
    officer = sign_in(world.nadja)
    page = officer.get(f"/de/desk/requests/{request.reference}/").content.decode()
    assert 'data-signal="R5"' in page
    _refused_as_blocked(officer, request)


def test_an_objection_blocks_until_it_is_cleared(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    holding.object_to(asked, actor=world.sandrine, text="Je n’ai rien remis.")
    nadja, beat = sign_in(world.nadja), sign_in(world.beat)
    _refused_as_blocked(nadja, asked)
    empty = story.post(nadja, asked, act="clear-objection", reason=" ")
    assert (empty.status_code, story.errors(empty)) == (422, [("reason", "dec.text")])
    answer = story.post(nadja, asked, act="clear-objection", reason="Gespräch mit beiden Seiten.")
    assert answer.headers["Location"] == f"/de/desk/requests/{asked.reference}/"
    page = nadja.get(f"/de/desk/requests/{asked.reference}/").content.decode()
    assert 'data-signal="R12"' not in page
    assert "Gespräch mit beiden Seiten." in page
    assert "Je n’ai rien remis." in page
    story.post(nadja, asked, decision="approve", reason="")
    story.post(beat, asked, decision="confirm", reason="")
    assert story.state_of(asked) == "approved"


def test_an_objection_after_the_first_decision_blocks_the_confirmation(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    holding.object_to(asked, actor=world.sandrine, text="Non.")
    before = story.footprint()
    answer = story.post(sign_in(world.beat), asked, act="confirm", decision="confirm", reason="x")
    assert (answer.status_code, story.errors(answer)) == (422, [("decision", "dec.blocked")])
    assert story.footprint() == before


def test_a_member_who_left_meanwhile_cannot_be_confirmed(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    beat = sign_in(world.beat)
    old_mark = story.seen(beat, asked.reference)
    end_membership(world.camille.memberships.get(), actor=world.nadja)
    before = story.footprint()
    stale = story.post(beat, asked, act="confirm", decision="confirm", reason="x", seen=old_mark)
    assert (stale.status_code, story.errors(stale)) == (409, [("", "dec.changed")])
    fresh = story.post(beat, asked, act="confirm", decision="confirm", reason="x")
    assert (fresh.status_code, story.errors(fresh)) == (422, [("decision", "dec.blocked")])
    assert story.footprint() == before


def test_a_high_signal_asks_for_a_reason(world: World, asked: AccessRequest, sign_in: SignIn) -> None:
    world.sandrine.last_counted_sign_in = clock.now()
    world.sandrine.save(update_fields=["last_counted_sign_in"])
    officer = sign_in(world.nadja)
    assert 'data-signal="R1"' in officer.get(f"/de/desk/requests/{asked.reference}/").content.decode()
    before = story.footprint()
    answer = story.post(officer, asked, decision="approve", reason="  ")
    assert (answer.status_code, story.errors(answer)) == (422, [("reason", "dec.reason")])
    assert "Begründen Sie: Es gibt 2 Warnsignale" in answer.content.decode()
    assert story.footprint() == before
    story.post(officer, asked, decision="approve", reason="Mit beiden gesprochen.")
    assert Decision.objects.get().reason == "Mit beiden gesprochen."
    assert Decision.objects.get().signals == ["R1", "R2"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"reason": "x"}, [("decision", "dec.none")]),
        ({"decision": "nonsense", "reason": "x"}, [("decision", "dec.none")]),
        ({"decision": "ask", "reason": ""}, [("reason", "dec.text")]),
        ({"decision": "refuse", "reason": " "}, [("reason", "dec.text")]),
        ({"decision": "refuse", "reason": "x" * 2_001}, [("reason", "reason.long")]),
    ],
)
def test_a_form_with_a_fault_comes_back_as_it_was_typed(
    world: World,
    asked: AccessRequest,
    sign_in: SignIn,
    fields: dict[str, str],
    expected: list[tuple[str, str]],
) -> None:
    before = story.footprint()
    answer = story.post(sign_in(world.nadja), asked, **fields)
    page = answer.content.decode()
    assert (answer.status_code, story.errors(answer)) == (422, expected)
    assert "<title>Fehler: " in page
    if fields["reason"].strip():
        assert f">{fields['reason']}</textarea>" in page
    assert story.footprint() == before


def _ask_as(world: World, account: Account) -> AccessRequest:
    if not account.memberships.exists():
        link_member(account, world.garage, Role.USER, actor=world.theo)
    return story.ask(account, world.case)


def _refused_as_blocked(officer: Client, request: AccessRequest) -> None:
    before = story.footprint()
    answer = story.post(officer, request, decision="approve", reason="trotzdem")
    assert (answer.status_code, story.errors(answer)) == (422, [("decision", "dec.blocked")])
    assert "trotzdem</textarea>" in answer.content.decode()
    assert story.footprint() == before


def test_a_request_that_is_not_open_takes_no_first_decision(
    world: World, asked: AccessRequest, sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    mark = story.seen(officer, asked.reference)
    asking.withdraw(asked, actor=world.camille)
    before = story.footprint()
    answer = story.post(officer, asked, decision="approve", reason="meine Worte", seen=mark)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Camille Rochat zieht das Gesuch zurück." in page
    assert "meine Worte" in page
    assert story.footprint() == before


@pytest.mark.parametrize("reference", ["ER-0000-0000", "nonsense", "ER-7K4M-9QXP"])
def test_an_unknown_reference_is_not_found(world: World, sign_in: SignIn, reference: str) -> None:
    assert sign_in(world.nadja).get(f"/de/desk/requests/{reference}/").status_code == 404
