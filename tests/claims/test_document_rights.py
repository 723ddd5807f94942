"""Who may write documents, and that nothing changes for everybody else."""

import pytest
from django.test import Client

from jobroom.claims.models import Document
from jobroom.companies.actions import end_membership
from jobroom.companies.models import Membership
from tests.cases.reading import events, handles, links
from tests.claims.document_steps import (
    ALL,
    APRIL,
    CASE,
    add,
    pdf,
    remove,
    rows,
    state_of,
)  # fmt: skip
from tests.conftest import SignIn
from tests.mandates.steps import act, ask, fiduciary
from tests.world import NOW, World, make_case, open_case

pytestmark = pytest.mark.usefixtures("home")


def test_another_company_cannot_even_find_the_page(world: World, sign_in: SignIn) -> None:
    before = state_of(world)
    for path in (APRIL, ALL):
        assert add(sign_in(world.theo), pdf(), at=path).status_code == 404
    assert state_of(world) == before


def refused_everywhere(world: World, client: Client) -> None:
    """Every write is answered by the page of the refusal, and nothing changes."""
    before = state_of(world)
    number = next(iter(Document.objects.values_list("pk", flat=True)), 1)
    acts = [
        add(client, pdf("late.pdf", 3)), add(client, pdf("late.pdf", 3), at=ALL), remove(client, number),
        client.post(f"{APRIL}again/", {"document": "1"}), client.post(f"{ALL}again/", {"document": "1"}),
        client.get(f"{APRIL}{number}/remove/"),
    ]  # fmt: skip
    for response in acts:
        assert (response.status_code, "refusal" in handles(response)) == (403, True)
    assert state_of(world) == before


def test_a_reader_reads_and_cannot_write(world: World, camille: Client) -> None:
    add(camille, pdf())
    Membership.objects.filter(account=world.camille).update(role="reader")
    response = camille.get(APRIL)
    assert (response.status_code, len(rows(response))) == (200, 1)
    assert {"add-documents", "use-again"}.isdisjoint(handles(response))
    assert links(response, "remove") == []
    refused_everywhere(world, camille)


def test_a_sleeping_account_cannot_write(world: World, sign_in: SignIn) -> None:
    refused_everywhere(world, sign_in(world.sandrine))


def test_what_another_account_holds_gets_no_documents(world: World, camille: Client, sign_in: SignIn) -> None:
    for month in world.case.periods.values_list("month", flat=True):
        world.case.periods.filter(month=month).update(holder=world.lea, version=1, changed_at=NOW)
    refused_everywhere(world, camille)
    response = camille.get(APRIL)
    assert "add-documents" not in handles(response)
    assert f"{CASE}2020-04/edit/" in links(response, "edit")


def test_who_holds_one_period_may_add_for_all(world: World, camille: Client) -> None:
    world.case.periods.update(holder=world.lea, version=1, changed_at=NOW)
    world.case.periods.filter(month="2020-03").update(holder=world.camille)
    assert add(camille, pdf(), at=ALL).status_code == 302
    before = state_of(world)
    assert add(camille, pdf("other.pdf", 2), at=APRIL).status_code == 403
    assert state_of(world) == before


def test_a_period_that_is_sent_gets_no_more_documents(world: World, camille: Client) -> None:
    world.case.periods.update(holder=world.camille, version=1, changed_at=NOW, state="submitted")
    refused_everywhere(world, camille)


def test_who_has_left_the_company_finds_nothing_any_more(world: World, camille: Client) -> None:
    add(camille, pdf())
    before = state_of(world)
    end_membership(Membership.objects.get(account=world.camille), actor=world.lea)
    number = Document.objects.get().pk
    for response in (camille.get(APRIL), add(camille, pdf("late.pdf", 2)), camille.get(f"{ALL}{number}/")):
        assert response.status_code in (302, 404)
    assert state_of(world) == before


def test_a_fiduciary_who_was_given_the_letter_may_add(world: World, sign_in: SignIn) -> None:
    open_case(world.theo, world.case)
    assert add(sign_in(world.theo), pdf()).status_code == 302
    (event,) = events("add-documents")
    assert (event.changes["for_company"], event.changes["by_company"]) == ("CHE123456788", "CHE116281710")


def test_a_case_without_periods_is_written_by_nobody(world: World, sign_in: SignIn) -> None:
    open_case(world.theo, make_case(world.garage, "00001211", "99", []))
    client, path = sign_in(world.theo), "/en/cases/00001211-99/documents/"
    before = state_of(world)
    assert "add-documents" not in handles(client.get(path))
    assert add(client, pdf(), at=path).status_code == 403
    assert state_of(world) == before


def test_a_mandate_opens_the_documents_as_far_and_as_long_as_it_reaches(
    world: World, camille: Client, sign_in: SignIn
) -> None:
    add(camille, pdf())
    number = Document.objects.get().pk
    clerk = sign_in(fiduciary(world))
    assert clerk.get(f"{ALL}{number}/").status_code == 404
    reference = ask(clerk, scope="read")
    assert act(sign_in(world.lea), reference, "accept", scope="read", until="31.12.2026") == 302
    assert clerk.get(f"{ALL}{number}/").status_code == 200
    before = state_of(world)
    assert add(clerk, pdf("late.pdf", 3)).status_code == 403
    assert act(sign_in(world.lea), reference, "end", reason="The work is done.") == 302
    for response in (clerk.get(APRIL), clerk.get(f"{ALL}{number}/"), add(clerk, pdf("late.pdf", 3))):
        assert response.status_code in (403, 404)
    assert state_of(world) == before
