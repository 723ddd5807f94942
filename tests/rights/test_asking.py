"""Filing, answering, passing on, withdrawing: what the requester does."""

import pytest

from jobroom.cases.models import Period
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rights.actions import asking
from jobroom.rights.faults import NotEntitled, NotPossible
from jobroom.rights.models import AccessRequest, Refusal
from tests.conftest import SignIn
from tests.rights.conftest import HELD, ask, refuse, save
from tests.world import World, open_case


def test_one_click_files_all_periods_of_the_holder(filed: World, sign_in: SignIn) -> None:
    refusal = refuse(filed.camille, filed.period("2020-05"))
    answer = sign_in(filed.camille).post(
        f"/fr/requests/new/{refusal.reference}/",
        {"reference": refusal.reference, "why": "asleep", "text": ""},
    )
    made = AccessRequest.objects.get()
    assert answer.headers["Location"] == f"/fr/requests/{refusal.reference}/"
    assert made.reference == refusal.reference
    assert sorted(made.periods.values_list("month", flat=True)) == HELD
    assert (made.state, made.clicked.month, made.language) == ("open", "2020-05", "fr")


def test_everybody_concerned_is_told_in_their_language(filed: World) -> None:
    ask(filed.camille, filed.period("2020-04"))
    told = {(row.recipient, row.kind, row.language) for row in Message.objects.all()}
    assert told == {
        ("colleague@hotel.example", "access-asked", "fr"),
        ("old-filer@hotel.example", "N-10", "fr"),
        ("main-admin@hotel.example", "access-asked-company", "fr"),
    }
    to_holder = Message.objects.get(kind="N-10")
    assert to_holder.subject == "Camille Rochat demande à reprendre vos périodes"
    assert "colleague@hotel.example" not in to_holder.text


def test_asking_twice_shows_the_first_request(filed: World, sign_in: SignIn) -> None:
    first = ask(filed.camille, filed.period("2020-04"))
    refusal = refuse(filed.camille, filed.period("2020-06"))
    mails, events = Message.objects.count(), Event.objects.filter(verb="request-access").count()
    answer = sign_in(filed.camille).post(
        f"/fr/requests/new/{refusal.reference}/", {"reference": refusal.reference, "why": "left", "text": ""}
    )
    assert answer.headers["Location"] == f"/fr/requests/{first.reference}/"
    assert AccessRequest.objects.count() == 1
    assert (Message.objects.count(), Event.objects.filter(verb="request-access").count()) == (mails, events)


def test_a_refusal_of_somebody_else_cannot_be_filed(filed: World, sign_in: SignIn) -> None:
    refusal = refuse(filed.camille, filed.period("2020-04"))
    open_case(filed.lea, filed.case)
    assert (
        sign_in(filed.lea).post(f"/fr/requests/new/{refusal.reference}/", {"why": "left"}).status_code == 404
    )
    with pytest.raises(NotEntitled):
        asking.request_access(refusal, actor=filed.lea, wish=asking.Wish("left"), language="fr")
    assert AccessRequest.objects.count() == 0


def test_a_period_that_became_free_needs_no_request(filed: World) -> None:
    refusal = refuse(filed.camille, filed.period("2020-04"))
    Period.objects.filter(case=filed.case).update(holder=filed.camille)
    with pytest.raises(NotPossible):
        asking.request_access(refusal, actor=filed.camille, wish=asking.Wish("left"), language="fr")
    assert AccessRequest.objects.count() == 0


def test_a_wrong_reason_is_named_and_nothing_is_filed(filed: World, sign_in: SignIn) -> None:
    refusal = refuse(filed.camille, filed.period("2020-04"))
    answer = sign_in(filed.camille).post(
        f"/fr/requests/new/{refusal.reference}/",
        {"reference": refusal.reference, "why": "because", "text": "kept"},
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-field="why" data-code="req.reason"' in html
    assert "kept" in html
    assert AccessRequest.objects.count() == 0


def test_withdrawing_ends_it_and_the_same_can_be_asked_again(
    asked: AccessRequest, filed: World, sign_in: SignIn
) -> None:
    client = sign_in(filed.camille)
    assert client.post(f"/fr/requests/{asked.reference}/withdraw/").status_code == 302
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert asked.closed_at is not None
    assert client.post(f"/fr/requests/{asked.reference}/withdraw/").status_code == 409
    assert ask(filed.camille, filed.period("2020-04")).state == "open"


def test_only_the_requester_withdraws(asked: AccessRequest, filed: World, sign_in: SignIn) -> None:
    for person in (filed.lea, filed.sandrine, filed.theo, filed.nadja):
        assert sign_in(person).post(f"/fr/requests/{asked.reference}/withdraw/").status_code == 404
    asked.refresh_from_db()
    assert asked.state == "open"


def test_a_question_is_answered_and_the_clock_starts_anew(
    asked: AccessRequest, filed: World, sign_in: SignIn
) -> None:
    AccessRequest.objects.filter(pk=asked.pk).update(state="asked-back")
    client = sign_in(filed.camille)
    empty = client.post(f"/fr/requests/{asked.reference}/answer/", {"text": " "})
    assert empty.status_code == 422
    assert client.post(f"/fr/requests/{asked.reference}/answer/", {"text": "Voici"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "open"
    assert [(d.kind, d.reason) for d in asked.decisions.all()] == [("answer", "Voici")]


def test_a_colleague_who_does_not_answer_is_passed_on_to_the_office(filed: World, sign_in: SignIn) -> None:
    save(filed.camille, filed.period("2020-03"))
    open_case(filed.lea, filed.case)
    made = ask(filed.lea, filed.period("2020-03"), route="holder", why="reassigned")
    assert made.state == "with-holder"
    sign_in(filed.lea).post(f"/fr/requests/{made.reference}/escalate/")
    made.refresh_from_db()
    assert made.state == "open"


def test_a_reference_leads_its_people_and_nobody_else(
    asked: AccessRequest, filed: World, sign_in: SignIn
) -> None:
    for person in (filed.camille, filed.sandrine, filed.lea):
        answer = sign_in(person).get(f"/r/{asked.reference}")
        assert answer.headers["Location"] == f"/fr/requests/{asked.reference}/"
    answer = sign_in(filed.nadja).get(f"/r/{asked.reference.lower().replace('-', '')}")
    assert answer.headers["Location"] == f"/de/desk/requests/{asked.reference}/"
    assert sign_in(filed.theo).get(f"/r/{asked.reference}").status_code == 404
    assert sign_in(filed.camille).get("/r/ER-0000-0000").status_code == 404


def test_the_reference_of_a_refusal_leads_back_to_the_pencil(filed: World, sign_in: SignIn) -> None:
    refusal: Refusal = refuse(filed.camille, filed.period("2020-04"))
    answer = sign_in(filed.camille).get(f"/r/{refusal.reference}")
    assert answer.headers["Location"] == "/fr/cases/00001203-99/2020-04/edit/"
    assert sign_in(filed.theo).get(f"/r/{refusal.reference}").status_code == 404


def test_the_list_shows_what_i_asked_and_what_i_am_asked(
    asked: AccessRequest, filed: World, sign_in: SignIn
) -> None:
    for person in (filed.camille, filed.sandrine):
        html = sign_in(person).get("/fr/requests/").content.decode()
        assert f'data-handle="request" data-reference="{asked.reference}" data-state="open"' in html
    assert asked.reference not in sign_in(filed.theo).get("/fr/requests/").content.decode()
