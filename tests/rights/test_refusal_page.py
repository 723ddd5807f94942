"""The page at the lock: what it says in each case, and that it changes nothing but the record of itself."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import PeriodVersion
from jobroom.companies.actions import change_role, end_membership
from jobroom.companies.models import Membership
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.rights.models import AccessRequest, Refusal
from jobroom.rules.codes import parse_reference
from jobroom.rules.roles import Role
from tests.cases.reading import new_employee
from tests.conftest import SignIn
from tests.rights.conftest import ask, save
from tests.world import LONG_AGO, NOW, World, open_case

EDIT = "/fr/cases/00001203-99/2020-04/edit/"


def reference_in(html: str) -> str:
    found = re.search(r'data-handle="refusal" data-reference="([^"]+)"', html)
    assert found
    return found.group(1)


def test_the_pencil_of_another_account_is_a_filled_request(filed: World, sign_in: SignIn) -> None:
    answer = sign_in(filed.camille).get(EDIT)
    html = answer.content.decode()
    assert answer.status_code == 403
    refusal = Refusal.objects.get()
    assert reference_in(html) == refusal.reference == parse_reference(refusal.reference)
    assert (refusal.account, refusal.holder, refusal.reason) == (
        filed.camille,
        filed.sandrine,
        "holder-asleep",
    )
    for fact in (
        refusal.reference, "Camille Rochat", "23.11.2026, 14:07:32", "CHE-123.456.788", "0000 1203",
        "Avril 2020", "avril, mai, juin, novembre et décembre 2020, janvier et février 2021", "14.03.2026",
    ):  # fmt: skip
        assert fact in html, fact
    assert 'data-handle="request-access"' in html


def test_the_page_names_the_old_account_masked_only(filed: World, sign_in: SignIn) -> None:
    html = sign_in(filed.camille).get(EDIT).content.decode()
    assert "o•••@hotel.example" in html
    assert filed.sandrine.email not in html
    assert "Moret" not in html


def test_a_form_sent_past_the_page_is_refused_the_same_way_and_kept(filed: World, sign_in: SignIn) -> None:
    client = sign_in(filed.camille)
    before = PeriodVersion.objects.count()
    answer = client.post(EDIT, new_employee("1", name="typed at the lock"))
    assert answer.status_code == 403
    assert PeriodVersion.objects.count() == before
    assert filed.period("2020-04").holder == filed.sandrine
    assert "Ce que vous avez saisi est conservé" in answer.content.decode()


def test_who_has_never_opened_the_case_learns_nothing(filed: World, sign_in: SignIn) -> None:
    for person in (filed.theo, filed.lea, filed.nadja):
        assert sign_in(person).get(EDIT).status_code == 404
    assert Client().get(EDIT).status_code == 302
    assert Refusal.objects.count() == 0


def test_who_left_every_company_reads_nothing_any_more(filed: World, sign_in: SignIn) -> None:
    end_membership(Membership.objects.get(account=filed.camille), actor=filed.lea)
    assert sign_in(filed.camille).get(EDIT).status_code == 404


def test_an_active_holder_is_asked_first(filed: World, sign_in: SignIn) -> None:
    save(filed.camille, filed.period("2020-03"))
    client = sign_in(filed.lea)
    grant_reading(filed)
    html = client.get("/fr/cases/00001203-99/2020-03/edit/").content.decode()
    assert 'data-reason="holder-active"' in html
    assert re.search(r'name="route" value="holder" checked', html)


def test_the_office_wants_words_where_the_holder_is_active(filed: World, sign_in: SignIn) -> None:
    save(filed.camille, filed.period("2020-03"))
    grant_reading(filed)
    client = sign_in(filed.lea)
    reference = reference_in(client.get("/fr/cases/00001203-99/2020-03/edit/").content.decode())
    answer = client.post(
        f"/fr/requests/new/{reference}/", {"reference": reference, "why": "left", "route": "office"}
    )
    assert answer.status_code == 422
    assert 'data-field="text" data-code="req.text"' in answer.content.decode()
    assert AccessRequest.objects.count() == 0


def test_a_reader_is_sent_to_the_administrators_once_a_day(filed: World, sign_in: SignIn) -> None:
    change_role(Membership.objects.get(account=filed.camille), Role.READER, actor=filed.lea)
    client = sign_in(filed.camille)
    html = client.get(EDIT).content.decode()
    assert 'data-reason="read-only-role"' in html
    reference = reference_in(html)
    for _ in range(2):
        assert client.post(f"/fr/requests/new/{reference}/").status_code == 302
    assert Event.objects.filter(verb="ask-administrator").count() == 1
    assert AccessRequest.objects.count() == 0


def test_a_sleeper_without_second_factor_asks_the_office_to_be_woken(filed: World, sign_in: SignIn) -> None:
    html = sign_in(filed.sandrine).get(EDIT).content.decode()
    assert 'data-reason="own-account-asleep"' in html
    reference = reference_in(html)
    answer = sign_in(filed.sandrine).post(
        f"/fr/requests/new/{reference}/", {"reference": reference, "why": "asleep"}
    )
    made = AccessRequest.objects.get()
    assert answer.headers["Location"] == f"/fr/requests/{reference}/"
    assert (made.requester, made.holder, made.state) == (filed.sandrine, filed.sandrine, "open")
    assert made.periods.count() == 7


def test_a_pending_request_is_shown_instead_of_a_new_one(filed: World, sign_in: SignIn) -> None:
    made = ask(filed.camille, filed.period("2020-04"))
    refusals = Refusal.objects.count()
    answer = sign_in(filed.camille).get(EDIT)
    assert answer.status_code == 403
    assert reference_in(answer.content.decode()) == made.reference
    assert Refusal.objects.count() == refusals


def test_the_record_says_what_nobody_has_to_describe(filed: World, sign_in: SignIn) -> None:
    sign_in(filed.camille).get(EDIT, headers={"user-agent": "Browser 1"})
    circumstances = Refusal.objects.get().circumstances
    assert circumstances["method"] == "GET"
    assert circumstances["path"] == EDIT
    assert circumstances["browser"] == "Browser 1"
    assert circumstances["language"] == "fr"
    assert circumstances["request_id"]
    assert Event.objects.filter(verb="refuse-write", chain=filed.case.chain).count() == 1


def test_thirty_refusals_an_hour_are_enough(filed: World, sign_in: SignIn) -> None:
    client = sign_in(filed.camille)
    for _ in range(32):
        html = client.get(EDIT).content.decode()
    assert Refusal.objects.count() == 30
    assert reference_in(html) == Refusal.objects.order_by("pk").last().reference  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Die Periode April 2020 gehört zum Konto einer anderen Person"),
        ("fr", "La période d’avril 2020 est liée au compte d’une autre personne"),
        ("it", "Il periodo di aprile 2020 è collegato all’account di un’altra persona"),
        ("en", "The period of April 2020 is linked to another person’s account"),
    ],
)
def test_the_page_speaks_four_languages(filed: World, sign_in: SignIn, language: str, title: str) -> None:
    html = sign_in(filed.camille).get(EDIT.replace("/fr/", f"/{language}/")).content.decode()
    assert f"<h1>{title}</h1>" in html


def test_a_refused_person_sees_the_old_reason_and_may_ask_again(filed: World, sign_in: SignIn) -> None:
    made = ask(filed.camille, filed.period("2020-04"))
    AccessRequest.objects.filter(pk=made.pk).update(state="refused", closed_at=NOW)
    html = sign_in(filed.camille).get(EDIT).content.decode()
    assert made.reference in html
    assert 'data-handle="request-access"' in html
    assert reference_in(html) != made.reference


def test_the_number_of_queries_does_not_grow_with_the_periods(
    filed: World, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(filed.camille)
    client.get(EDIT)
    with django_assert_max_num_queries(28):
        client.get(EDIT)


def test_after_six_months_to_the_day_and_not_before(filed: World, sign_in: SignIn) -> None:
    for days in (183, 184):
        with clock.at(LONG_AGO + timedelta(days=days)):
            sign_in(filed.camille).get(EDIT)
    reasons = [row.reason for row in Refusal.objects.order_by("pk")]
    assert reasons == ["holder-active", "holder-asleep"]


def grant_reading(world: World) -> None:
    """Lea has given the three numbers too."""
    open_case(world.lea, world.case)
