"""The receipt as page and as mail: what was sent, as it was sent, for who may see it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.cases.models import Period
from jobroom.claims.models import Submission
from jobroom.mailbox.models import Message
from tests.cases.reading import Answer, handles, links, text_of, title
from tests.claims.send_steps import CASE, make_ready, post, send_directly
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import World, open_case

pytestmark = pytest.mark.usefixtures("home")
NOT_CLAIMED = {
    "de": "Nicht beansprucht", "fr": "Non demandée", "it": "Non richiesto", "en": "Not claimed",
}  # fmt: skip


@pytest.fixture
def sent(world: World) -> Submission:
    make_ready(world, declined=("2021-03",))
    return send_directly(world).submission


def address(sent: Submission, language: str = "en") -> str:
    return f"/{language}/cases/00001203-99/receipt/{sent.reference}/"


def claimed(response: Answer) -> dict[str, str]:
    tags = Page(text_of(response)).tags
    return {row["data-period"]: row["data-claimed"] for _tag, row in tags if "data-claimed" in row}


def test_it_holds_everything_that_was_sent(world: World, camille: Client, sent: Submission) -> None:
    response = camille.get(address(sent))
    text = text_of(response)
    (found,) = [row for _tag, row in Page(text).tags if row.get("data-handle") == "receipt"]
    assert found["data-reference"] == sent.reference
    assert links(response, "receipt-pdf") == [f"{address(sent)}pdf/"]
    assert "23.11.2026, 14:07:32 (UTC+01:00)" in text
    assert sent.checksum in text
    assert "Camille Rochat, Team member" in text
    assert "I declare." in text
    assert (len(claimed(response)), claimed(response)["2021-03"]) == (9, "false")
    row = sent.periods.get(period__month="2020-04")
    for amount in (row.paid, row.claim, row.back_payment):
        assert f"{(amount or 0) // 100:,}".replace(",", "’") in text


@pytest.mark.parametrize("language", ["de", "fr", "it", "en"])
def test_it_can_be_read_in_every_language(camille: Client, sent: Submission, language: str) -> None:
    text = text_of(camille.get(address(sent, language)))
    assert NOT_CLAIMED[language] in text
    assert '<p lang="en">I declare.</p>' in text


def test_it_stays_as_it_was_whatever_changes_later(world: World, camille: Client, sent: Submission) -> None:
    before = text_of(camille.get(address(sent)))
    world.hotel.name = "Another name"
    world.hotel.save()
    world.camille.family_name = "Another"
    world.camille.save()
    Period.objects.update(paid=1, wage_sum=2, state="paid")
    after = text_of(camille.get(address(sent)))
    kept = [text.partition('<dl class="sum sum--tight">')[2] for text in (before, after)]
    assert (
        kept[0].partition('class="card stack-s" aria-labelledby="next"')[0]
        == kept[1].partition('class="card stack-s" aria-labelledby="next"')[0]
    )
    assert "Hôtel Exemple SA" in kept[1]


def test_a_colleague_and_the_administrators_see_it_and_strangers_do_not(
    world: World, sign_in: SignIn, sent: Submission
) -> None:
    assert sign_in(world.lea).get(address(sent)).status_code == 200
    assert links(sign_in(world.lea).get(address(sent)), "receipt-pdf") != []
    assert sign_in(world.theo).get(address(sent)).status_code == 404
    assert sign_in(world.theo).get(f"{address(sent)}pdf/").status_code == 404
    assert Client().get(address(sent)).status_code == 302


def test_a_receipt_of_another_case_or_one_that_does_not_exist_is_not_found(
    world: World, camille: Client, sent: Submission
) -> None:
    assert camille.get(f"{CASE}receipt/KR-0000-0000/").status_code == 404
    assert camille.get(f"/en/cases/00001204-99/receipt/{sent.reference}/").status_code == 404


def test_the_reference_leads_to_it(world: World, sign_in: SignIn, sent: Submission) -> None:
    for person in (world.camille, world.lea):
        response = sign_in(person).get(f"/r/{sent.reference}")
        assert response.headers["Location"] == address(sent, "fr")
    assert sign_in(world.theo).get(f"/r/{sent.reference}").status_code == 404


def test_one_mail_each_tells_who_sent_and_who_administers(world: World, camille: Client) -> None:
    open_case(world.lea, world.case)
    make_ready(world)
    Message.objects.all().delete()
    post(camille)
    made = Submission.objects.get()
    mails = Message.objects.filter(kind="N-11")
    assert sorted(mail.recipient for mail in mails) == [world.camille.email, world.lea.email]
    for mail in mails:
        assert mail.subject == "Correction de 9 périodes transmise"
        assert f"/fr/cases/00001203-99/receipt/{made.reference}/" in mail.text
        assert "CHF" not in mail.text
        assert f"{made.periods.all()[0].paid // 100:,}".replace(",", "’") not in mail.text


def test_its_page_has_one_title_and_asks_the_same_of_the_database_for_any_number_of_periods(
    camille: Client, sent: Submission, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    response = camille.get(address(sent))
    assert title(response).startswith(f"Receipt {sent.reference} – Hôtel Exemple SA")
    assert "submit-case" not in handles(response)
    with django_assert_num_queries(8):
        camille.get(address(sent))
