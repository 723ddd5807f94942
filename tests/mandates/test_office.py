"""What officers do with a mandate on paper: approve, ask for a better one, refuse; and the second look."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.actions import give_role
from jobroom.accounts.models import Account
from jobroom.companies.actions import end_membership, link_member
from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.mandates.actions import lapse_unanswered
from jobroom.mandates.models import Mandate, MandateDecision, SignedMandate
from jobroom.rules.roles import Role, Staff
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.mandates.papers import (
    CASE,
    CLUB,
    JOINERY,
    TYPED,
    client_company,
    decide,
    photo,
    shown_at_once,
    state_of,
)
from tests.mandates.steps import act, fiduciary
from tests.page_rules import Page
from tests.world import NOW, World, make_case, open_case, person

MATTERS = ("shown", "approval-proposed", "returned")


@pytest.fixture
def clerk(world: World) -> Account:
    made = fiduciary(world)
    client_company(made)
    return made


@pytest.fixture
def reference(clerk: Account) -> str:
    """A question on paper that lies with the office."""
    return shown_at_once(clerk).reference


@pytest.fixture
def officer(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.nadja)


@pytest.fixture
def second_officer(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.beat)


def footprint() -> tuple[object, ...]:
    """Everything that a refused step must leave as it was."""
    return (
        list(Mandate.objects.order_by("pk").values_list("state", "decided_at", "proposed_by", "reason")),
        MandateDecision.objects.count(), SignedMandate.objects.count(), Event.objects.count(),
        Message.objects.count(),
    )  # fmt: skip


def administrator(world: World) -> Account:
    """Somebody becomes administrator of the client."""
    boss = person("boss@joinery.example", "Anna", "Muster", "en")
    link_member(boss, Company.objects.get(uid=JOINERY), Role.MAIN_ADMINISTRATOR, actor=world.nadja)
    return boss


def test_an_approval_puts_the_mandate_in_force_at_once_where_nothing_warns(
    world: World, clerk: Account, reference: str, officer: Client, sign_in: SignIn
) -> None:
    deputy = person("deputy@fiduciary.example", "Ina", "Muster", "de")
    link_member(deputy, Company.objects.get(uid="CHE109322551"), Role.ADMINISTRATOR, actor=clerk)
    page = text_of(officer.get(f"/en/desk/mandates/{reference}/"))
    assert re.findall('data-signal="(...?)"', page) == ["M09"]
    assert "no warning signal" in page
    assert "Rosenbergstrasse 51, 9000 St. Gallen" in page
    assert "Nobody of the client has an account that could answer" in page
    assert "Rita Muster: <span" in page
    assert decide(officer, reference, "approve").headers["Location"] == "/de/desk/mandates/"
    row = Mandate.objects.get()
    assert (row.state, row.decided_by, row.decided_at) == ("active", world.nadja, NOW)
    mails = Message.objects.filter(kind="mandate-activated").values_list("recipient", "subject")
    assert sorted(mails) == [
        (clerk.email, "The mandate of Schreinerei Muster GmbH is in force"),
        (deputy.email, "Die Vollmacht von Schreinerei Muster GmbH ist in Kraft"),
    ]
    event = Event.objects.get(verb="activate-mandate")
    assert (event.actor, event.changes["for_company"], event.changes["by_company"]) == (
        world.nadja.actor, JOINERY, "CHE109322551",
    )  # fmt: skip
    bar = text_of(sign_in(clerk).get(CASE))
    assert "Acting for Schreinerei Muster GmbH, mandate until 31.12.2027" in bar


def test_T_FID_1_the_access_of_a_colleague_begins_with_the_approval_and_not_before(
    world: World, clerk: Account, reference: str, officer: Client, sign_in: SignIn
) -> None:
    colleague = person("two@fiduciary.example", "Ina", "Muster", "en")
    link_member(colleague, Company.objects.get(uid="CHE109322551"), Role.USER, actor=clerk)
    assert sign_in(colleague).get(CASE).status_code == 404
    decide(officer, reference, "approve")
    assert sign_in(colleague).get(CASE).status_code == 200


def test_a_better_paper_is_asked_for_shown_and_approved(
    clerk: Account, reference: str, officer: Client, sign_in: SignIn
) -> None:
    without = decide(officer, reference, "ask")
    assert (without.status_code, errors(without)) == (422, [("reason", "dec.text")])
    assert state_of(reference) == "shown"
    assert decide(officer, reference, "ask", "The signature is cut off.").status_code == 302
    assert state_of(reference) == "returned"
    mail = Message.objects.get(kind="mandate-returned")
    assert (mail.recipient, "The signature is cut off." in mail.text) == (clerk.email, True)
    client = sign_in(clerk)
    page = text_of(client.get(f"/en/mandate/{reference}/"))
    assert "The signature is cut off." in page
    assert "Without a better mandate until 23.12.2026 the question lapses." in page
    again = f"/en/mandate/{reference}/paper/"
    assert "The signature is cut off." in text_of(client.get(again))
    assert errors(client.post(again, TYPED)) == [("file", "mandate.file")]
    assert state_of(reference) == "returned"
    typed = {**TYPED, "scope": "read", "until": "30.6.2027", "file": photo()}
    assert client.post(again, typed).headers["Location"] == f"/en/mandate/{reference}/"
    row = Mandate.objects.get()
    assert (row.state, row.scope, row.until, row.reason) == ("shown", "read", date(2027, 6, 30), "")
    assert (row.decided_by, row.decided_at, row.papers.count()) == (None, None, 2)
    assert "The signature is cut off." not in text_of(client.get(f"/en/mandate/{reference}/"))
    assert client.get(again).headers["Location"] == f"/en/mandate/{reference}/"
    history = text_of(officer.get(f"/en/desk/mandates/{reference}/"))
    assert "The signature is cut off." in history
    assert decide(officer, reference, "approve").status_code == 302
    assert state_of(reference) == "active"


def test_only_writers_of_the_fiduciary_show_a_better_paper(
    world: World, clerk: Account, reference: str, officer: Client, sign_in: SignIn
) -> None:
    decide(officer, reference, "ask", "Who signed?")
    boss = administrator(world)
    reader = person("reader@fiduciary.example", "Urs", "Muster")
    link_member(reader, Company.objects.get(uid="CHE109322551"), Role.READER, actor=clerk)
    before = footprint()
    again = f"/en/mandate/{reference}/paper/"
    for account, status in ((boss, 403), (reader, 403), (world.theo, 404)):
        assert sign_in(account).post(again, {**TYPED, "file": photo()}).status_code == status
    assert footprint() == before


def test_a_paper_that_came_back_lapses_after_thirty_days(
    world: World, clerk: Account, reference: str, sign_in: SignIn
) -> None:
    with clock.at(NOW + timedelta(days=20)):
        decide(sign_in(world.nadja), reference, "ask", "Who signed?")
    assert state_of(reference) == "returned"
    with clock.at(NOW + timedelta(days=50)):
        assert lapse_unanswered() == 0
    with clock.at(NOW + timedelta(days=51)):
        assert act(sign_in(clerk), reference, "withdraw") == 409
        assert lapse_unanswered() == 1
        assert lapse_unanswered() == 0
    assert state_of(reference) == "lapsed"
    told = Message.objects.get(kind="mandate-lapsed")
    assert (told.recipient, told.subject) == (
        clerk.email, "No better mandate of Schreinerei Muster GmbH came in time",
    )  # fmt: skip


def test_a_paper_that_lies_with_the_office_does_not_lapse(reference: str) -> None:
    with clock.at(NOW + timedelta(days=90)):
        assert lapse_unanswered() == 0
    assert state_of(reference) == "shown"


def test_a_refusal_ends_it_with_its_reason_and_another_question_is_possible(
    clerk: Account, reference: str, officer: Client
) -> None:
    assert decide(officer, reference, "refuse", "The paper names another company.").status_code == 302
    assert state_of(reference) == "refused"
    mail = Message.objects.get(kind="mandate-refused")
    assert (mail.recipient, mail.subject) == (clerk.email, f"Decision on {reference}")
    assert "The paper names another company." in mail.text
    assert shown_at_once(clerk).reference != reference


def test_T_ADM_1_a_warning_asks_for_a_second_officer(
    clerk: Account, officer: Client, second_officer: Client
) -> None:
    client_company(clerk, CLUB, "00001251")
    reference = shown_at_once(clerk, CLUB, ["Kurt Muster", "Bruno Fremd"]).reference
    assert 'data-signal="M01"' in text_of(officer.get(f"/de/desk/mandates/{reference}/"))
    before = footprint()
    without = decide(officer, reference, "approve")
    assert (without.status_code, errors(without)) == (422, [("reason", "dec.reason")])
    assert footprint() == before
    assert decide(officer, reference, "approve", "Looked up in the register.").status_code == 302
    assert state_of(reference) == "approval-proposed"
    before = footprint()
    same = decide(officer, reference, "confirm")
    assert (same.status_code, 'data-code="dec.same"' in text_of(same)) == (403, True)
    assert footprint() == before
    assert "Looked up in the register." in text_of(second_officer.get(f"/de/desk/mandates/{reference}/"))
    assert errors(decide(second_officer, reference, "send-back")) == [("reason", "dec.text")]
    assert decide(second_officer, reference, "send-back", "Which register?").status_code == 302
    assert state_of(reference) == "shown"
    assert decide(officer, reference, "approve", "That of the canton.").status_code == 302
    assert decide(second_officer, reference, "confirm").status_code == 302
    assert state_of(reference) == "active"
    kinds = list(MandateDecision.objects.order_by("pk").values_list("kind", "signals"))
    assert kinds == [(kind, ["M01"]) for kind in ("approve", "send-back", "approve", "confirm")]


def test_what_blocks_cannot_be_approved_and_says_why(
    clerk: Account, officer: Client, second_officer: Client
) -> None:
    client_company(clerk, CLUB, "00001251")
    reference = shown_at_once(clerk, CLUB, ["Kurt Muster"]).reference
    before = footprint()
    answer = decide(officer, reference, "approve", "It is fine.")
    assert (answer.status_code, errors(answer)) == (422, [("decision", "dec.blocked")])
    assert footprint() == before


def test_T_FID_1_an_approval_is_blocked_when_nobody_has_the_letter_any_more(
    clerk: Account, reference: str, officer: Client
) -> None:
    colleague = person("two@fiduciary.example", "Ina", "Muster", "en")
    link_member(colleague, Company.objects.get(uid="CHE109322551"), Role.MAIN_ADMINISTRATOR, actor=clerk)
    end_membership(Membership.objects.get(account=clerk), actor=clerk)
    page = text_of(officer.get(f"/en/desk/mandates/{reference}/"))
    assert 'data-signal="M06"' in page
    assert "Nobody of the fiduciary." in page
    answer = decide(officer, reference, "approve", "It is fine.")
    assert errors(answer) == [("decision", "dec.blocked")]
    assert state_of(reference) == "shown"


def test_the_register_is_asked_before_an_approval(clerk: Account, officer: Client) -> None:
    reference = shown_at_once(clerk, looked_up=False).reference
    page = text_of(officer.get(f"/en/desk/mandates/{reference}/"))
    assert 'data-signal="M05"' in page
    assert errors(decide(officer, reference, "approve", "So?")) == [("decision", "dec.blocked")]
    assert officer.post(f"/en/desk/mandates/{reference}/register/").status_code == 302
    assert decide(officer, reference, "approve").status_code == 302
    assert state_of(reference) == "active"


def test_an_administrator_who_came_meanwhile_is_shown_to_the_office_and_told(
    world: World, reference: str, officer: Client, second_officer: Client, sign_in: SignIn
) -> None:
    page = officer.get(f"/en/desk/mandates/{reference}/")
    boss = administrator(world)
    seen = next(row["value"] for row in Page(text_of(page)).all("input") if row.get("name") == "seen")
    stale = decide(officer, reference, "approve", "As before.", seen=seen)
    assert (stale.status_code, errors(stale)) == (409, [("", "dec.changed")])
    assert "As before." in text_of(stale)
    page_now = text_of(officer.get(f"/en/desk/mandates/{reference}/"))
    assert 'data-signal="M07"' in page_now
    assert boss.email in page_now
    assert decide(officer, reference, "approve", "They were asked by telephone.").status_code == 302
    assert decide(second_officer, reference, "confirm").status_code == 302
    told = Message.objects.filter(kind="mandate-activated").values_list("recipient", flat=True)
    assert boss.email in told
    assert act(sign_in(boss), reference, "end", reason="We do it ourselves.") == 302
    assert state_of(reference) == "ended"


def test_an_administrator_who_joins_later_sees_the_mandate_in_force_and_ends_it(
    world: World, clerk: Account, reference: str, officer: Client, sign_in: SignIn
) -> None:
    decide(officer, reference, "approve")
    boss = administrator(world)
    listed = text_of(sign_in(boss).get(f"/en/clients/{JOINERY}/"))
    assert f'data-handle="mandate" data-reference="{reference}" data-state="active"' in listed
    assert act(sign_in(boss), reference, "end", reason="We do it ourselves.") == 302
    assert sign_in(clerk).get(CASE).status_code == 403
    ended = Message.objects.filter(kind="mandate-ended").values_list("recipient", flat=True)
    assert sorted(ended) == sorted([boss.email, clerk.email])


def test_a_decision_that_comes_too_late_is_not_taken_and_its_words_stay(
    world: World, clerk: Account, reference: str, officer: Client, second_officer: Client, sign_in: SignIn
) -> None:
    assert act(sign_in(clerk), reference, "withdraw") == 302
    before = footprint()
    for decision in ("approve", "ask", "refuse"):
        late = decide(second_officer, reference, decision, "Looked at it.", seen="shown-1-0")
        assert (late.status_code, errors(late)) == (409, [("", "dec.changed")])
        assert "Looked at it." in text_of(late)
    assert decide(second_officer, reference, "confirm", seen="shown-1-0").status_code == 409
    assert footprint() == before


def test_T_ADM_1_support_looks_and_never_decides(reference: str, officer: Client, sign_in: SignIn) -> None:
    helper = person("support@seco.example", "Sam", "Stauffer", "de")
    give_role(helper, Staff.SUPPORT, actor="system")
    page = sign_in(helper).get(f"/de/desk/mandates/{reference}/")
    assert (page.status_code, 'data-handle="decide"' in text_of(page)) == (200, False)
    before = footprint()
    seen = {"decision": "approve", "reason": "", "seen": "shown-1-0"}
    assert sign_in(helper).post(f"/de/desk/mandates/{reference}/", seen).status_code == 403
    assert footprint() == before


def test_nobody_decides_for_an_own_company(world: World, reference: str, sign_in: SignIn) -> None:
    for uid in ("CHE109322551", JOINERY):
        officer = person(f"officer@{uid}.example", "Eva", "Sample", "de")
        give_role(officer, Staff.OFFICER, actor="system")
        link_member(officer, Company.objects.get(uid=uid), Role.READER, actor=world.nadja)
        before = footprint()
        assert decide(sign_in(officer), reference, "approve").status_code == 403
        assert footprint() == before


@pytest.mark.parametrize("role", [None, Staff.CASEWORKER, Staff.APPROVER, Staff.OPERATOR])
def test_nobody_else_comes_to_the_desk(reference: str, sign_in: SignIn, role: Staff | None) -> None:
    other = person("other@seco.example", "Eva", "Sample", "de")
    if role is not None:
        give_role(other, role, actor="system")
    before = footprint()
    for path in ("", f"{reference}/", f"{reference}/files/0/", f"{reference}/files/0/0.png"):
        assert sign_in(other).get(f"/de/desk/mandates/{path}").status_code == 403
    for path in (f"{reference}/", f"{reference}/register/"):
        assert sign_in(other).post(f"/de/desk/mandates/{path}", {"decision": "approve"}).status_code == 403
    assert footprint() == before


def test_the_desk_knows_only_mandates_on_paper(
    world: World, reference: str, officer: Client, sign_in: SignIn
) -> None:
    asked = Mandate.objects.create(
        reference="KO-0000-0001", fiduciary=world.garage, client=world.hotel, scope="send",
        since=date(2026, 1, 1), until=date(2026, 12, 31), signatory="x", state="asked",
        asked_by=world.theo, asked_at=NOW,
    )  # fmt: skip
    assert officer.get(f"/de/desk/mandates/{asked.reference}/").status_code == 404
    assert officer.get(f"/r/{asked.reference}").status_code == 404
    assert officer.get(f"/r/{reference}").headers["Location"] == f"/de/desk/mandates/{reference}/"
    assert officer.get(f"/de/desk/mandates/{reference}/files/1/").status_code == 404
    assert officer.get(f"/de/desk/mandates/{reference}/files/0/1.png").status_code == 404
    file = officer.get(f"/de/desk/mandates/{reference}/files/0/")
    picture = officer.get(f"/de/desk/mandates/{reference}/files/0/0.png")
    assert (file.headers["Content-Type"], picture.headers["Content-Type"]) == ("image/jpeg", "image/png")


def test_the_lists_show_each_state_in_every_language_and_lead_from_the_powers(
    clerk: Account, reference: str, officer: Client
) -> None:
    assert 'href="/fr/desk/mandates/"' in text_of(officer.get("/fr/desk/powers/"))
    for state, name in zip(MATTERS, ("open", "proposed", "returned"), strict=True):
        Mandate.objects.update(state=state, proposed_by=clerk, decided_at=NOW)
        for language in ("de", "fr", "it", "en"):
            page = text_of(officer.get(f"/{language}/desk/mandates/?state={name}"))
            assert f'data-reference="{reference}" data-state="{state}"' in page
            assert officer.get(f"/{language}/desk/mandates/{reference}/").status_code == 200
    assert officer.get("/de/desk/mandates/?state=open&page=9").status_code == 302


def test_list_and_review_ask_as_often_for_one_mandate_as_for_many(
    clerk: Account, reference: str, officer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    review = f"/de/desk/mandates/{reference}/"
    joinery, first = Company.objects.get(uid=JOINERY), Mandate.objects.get()
    for round_ in range(2):
        officer.get("/de/desk/mandates/")
        with django_assert_num_queries(10):
            page = text_of(officer.get("/de/desk/mandates/"))
        assert page.count('data-handle="mandate"') == 1 + 5 * round_
        officer.get(review)
        with django_assert_num_queries(28):
            officer.get(review)
        for number in range(5 * (1 - round_)):
            open_case(clerk, make_case(joinery, f"9100000{number}", "17", ["2020-04"]))
            company = Company.objects.create(uid=f"CHE90000000{number}", name=f"Client {number} AG")
            made = Mandate.objects.create(
                reference=f"KO-0000-000{number}", fiduciary=first.fiduciary, client=company, scope="send",
                since=first.since, until=first.until, signatory="x", state="shown", asked_by=clerk,
                asked_at=NOW - timedelta(days=3),
            )  # fmt: skip
            SignedMandate.objects.create(
                mandate=made, signers=["x"], signed_on=first.since, shown_by=clerk, shown_at=NOW
            )
