"""What officers do with a form: approve, ask for a better one, refuse, and the second pair of eyes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from jobroom.accounts.actions import give_role
from jobroom.accounts.models import Account
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters.models import Letter
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Staff
from tests.cases.reading import errors, text_of
from tests.conftest import SignIn
from tests.powers.steps import JOINERY, blank, decide, order, power, print_letter, returned, send, upload
from tests.world import NOW, World, person


def test_an_approval_activates_the_company_at_once_where_nothing_warns(
    mia: Account, client_of_mia: Client, officer: Client, tmp_path: Path
) -> None:
    reference = returned(client_of_mia, tmp_path)
    page = text_of(officer.get(f"/de/desk/powers/{reference}/"))
    assert "Anna Muster" in page
    assert decide(officer, reference, "approve").status_code == 302
    made = power(reference)
    assert (made.state, made.holds_until) == ("active", date(2031, 11, 23))
    member = Membership.objects.select_related("company", "confirmed_by").get(account=mia)
    assert (member.company.uid, member.role) == (JOINERY, "main-administrator")
    assert member.company.name == "Schreinerei Muster GmbH"
    mail = Message.objects.get(kind="N-3")
    assert (mail.recipient, mail.subject) == (mia.email, "Schreinerei Muster GmbH is activated")
    assert Letter.objects.get(kind="power").state == "used"
    assert made.code_fingerprint == ""
    shown = text_of(client_of_mia.get(f"/en/company/requests/{reference}/"))
    assert "You are main administrator of Schreinerei Muster GmbH" in shown


def test_a_better_form_is_asked_for_and_the_same_code_serves_again(
    client_of_mia: Client, officer: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    paper = print_letter(tmp_path, reference)
    upload(client_of_mia, reference, paper.photo())
    send(client_of_mia, reference)
    without = decide(officer, reference, "ask")
    assert (without.status_code, errors(without)) == (422, [("reason", "dec.text")])
    assert power(reference).state == "in-review"
    assert decide(officer, reference, "ask", "The signature is cut off.").status_code == 302
    assert power(reference).state == "retry"
    assert "The signature is cut off." in Message.objects.get(kind="N-14").text
    assert "The signature is cut off." in text_of(client_of_mia.get(f"/en/company/requests/{reference}/"))
    assert upload(client_of_mia, reference, paper.photo()).status_code == 302
    assert send(client_of_mia, reference).status_code == 302
    assert decide(officer, reference, "approve").status_code == 302
    assert power(reference).state == "active"


def test_a_refusal_ends_it_with_its_reason(
    mia: Account, client_of_mia: Client, officer: Client, tmp_path: Path
) -> None:
    reference = returned(client_of_mia, tmp_path)
    assert decide(officer, reference, "refuse", "Nobody of the company knows you.").status_code == 302
    assert power(reference).state == "refused"
    assert not Membership.objects.filter(account=mia).exists()
    mail = Message.objects.get(kind="N-15")
    assert (mail.recipient, mail.subject) == (mia.email, f"Decision on {reference}")
    assert "Nobody of the company knows you." in mail.text


def test_T_ADM_1_a_warning_asks_for_a_second_officer(
    mia: Account, client_of_mia: Client, officer: Client, second_officer: Client, tmp_path: Path
) -> None:
    reference = order(client_of_mia)
    paper = print_letter(tmp_path, reference)
    upload(client_of_mia, reference, blank(), code=paper.code)
    send(client_of_mia, reference)
    assert decide(officer, reference, "approve", "Compared by hand.").status_code == 302
    assert (power(reference).state, Membership.objects.filter(account=mia).count()) == (
        "approval-proposed", 0,
    )  # fmt: skip
    assert decide(officer, reference, "confirm").status_code == 403
    assert decide(second_officer, reference, "send-back", "Which code is on the page?").status_code == 302
    assert power(reference).state == "in-review"
    assert decide(officer, reference, "approve", "It is ours.").status_code == 302
    assert decide(second_officer, reference, "confirm").status_code == 302
    assert power(reference).state == "active"


def test_T_ADM_1_support_looks_and_never_decides(
    world: World, client_of_mia: Client, sign_in: SignIn, tmp_path: Path
) -> None:
    reference = returned(client_of_mia, tmp_path)
    helper = person("support@seco.example", "Sam", "Stauffer", "de")
    give_role(helper, Staff.SUPPORT, actor="system")
    page = sign_in(helper).get(f"/de/desk/powers/{reference}/")
    assert (page.status_code, 'data-handle="decide"' in text_of(page)) == (200, False)
    seen = {"decision": "approve", "reason": "", "seen": f"in-review-{power(reference).version}"}
    assert sign_in(helper).post(f"/de/desk/powers/{reference}/", seen).status_code == 403
    assert power(reference).state == "in-review"


def test_an_officer_does_not_decide_on_their_own_request(
    world: World, sign_in: SignIn, tmp_path: Path
) -> None:
    reference = returned(sign_in(world.nadja), tmp_path)
    assert decide(sign_in(world.nadja), reference, "approve").status_code == 403
    assert power(reference).state == "in-review"


def test_what_changed_since_the_page_was_shown_is_not_decided(
    client_of_mia: Client, officer: Client, tmp_path: Path
) -> None:
    reference = returned(client_of_mia, tmp_path)
    stale = {"decision": "approve", "reason": "", "seen": "in-review-1"}
    answer = officer.post(f"/de/desk/powers/{reference}/", stale)
    assert (answer.status_code, errors(answer)) == (409, [("", "dec.changed")])
    assert power(reference).state == "in-review"


def test_an_approval_closes_the_requests_of_others(
    world: World, client_of_mia: Client, officer: Client, second_officer: Client, sign_in: SignIn,
    tmp_path: Path,
) -> None:  # fmt: skip
    reference = returned(client_of_mia, tmp_path)
    with clock.at(NOW + timedelta(days=1)):
        other = person("second@joinery.example", "Urs", "Moser", "en")
        theirs = order(sign_in(other))
        assert decide(sign_in(world.nadja), reference, "approve").status_code == 302
        assert decide(sign_in(world.beat), reference, "confirm").status_code == 302
    assert (power(reference).state, power(theirs).state) == ("active", "withdrawn")
    assert Message.objects.get(kind="power-closed").recipient == other.email
    assert Letter.objects.get(subject=f"power:{theirs}").state == "superseded"


def test_the_desk_lists_what_waits_with_a_fixed_number_of_queries(
    client_of_mia: Client, officer: Client, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reference = returned(client_of_mia, tmp_path)
    with CaptureQueriesContext(connection) as queries:
        page = text_of(officer.get("/de/desk/powers/"))
    one = len(queries)
    assert f'data-reference="{reference}"' in page
    for number, uid in enumerate(("CHE323018490", "CHE993051403")):
        returned(client_of_mia, tmp_path / str(number), uid)
    with django_assert_num_queries(one):
        assert text_of(officer.get("/de/desk/powers/")).count('data-handle="power"') == 3
    assert f'data-reference="{reference}"' not in text_of(officer.get("/de/desk/powers/?state=proposed"))
    assert officer.get("/de/desk/powers/?state=nonsense&page=99").status_code == 302


@pytest.mark.parametrize("path", ["", "register/", "files/0/", "files/0/0.png"])
def test_the_desk_is_closed_to_people_of_companies(
    world: World, client_of_mia: Client, sign_in: SignIn, tmp_path: Path, path: str
) -> None:
    reference = returned(client_of_mia, tmp_path)
    answer = sign_in(world.lea).get(f"/fr/desk/powers/{reference}/{path}")
    assert answer.status_code in (403, 404, 405)


def test_the_story_is_told_in_words(client_of_mia: Client, officer: Client, tmp_path: Path) -> None:
    reference = returned(client_of_mia, tmp_path)
    decide(officer, reference, "approve")
    verbs = set(Event.objects.filter(subject=f"power:{reference}").values_list("verb", flat=True))
    page = text_of(officer.get(f"/de/desk/powers/{reference}/"))
    for verb in verbs:
        assert f": {verb}" not in page, verb
