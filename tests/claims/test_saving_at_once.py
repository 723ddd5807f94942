"""Two people, or two tabs, saving the same period at the same moment: one holder, one new version."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client

from jobroom.cases.models import Period, PeriodVersion
from jobroom.journal import clock
from jobroom.journal.queries import verify
from tests.cases.reading import events, figures
from tests.conftest import SignIn
from tests.world import NOW, World, open_case

EDIT = "/en/cases/00001203-99/2020-04/edit/"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def post(client: Client, wages: str, version: str = "0") -> int:
    try:
        with clock.at(NOW):
            return client.post(EDIT, figures(wage_sum=wages, version=version)).status_code
    finally:
        connection.close()


def at_once(world: World, clients: list[Client], wages: list[str]) -> list[int]:
    """Post while the row is locked, so that all of them wait at the lock; answers their statuses."""
    with ThreadPoolExecutor(len(clients)) as threads:
        with transaction.atomic():
            Period.objects.select_for_update(of=("self",)).get(case=world.case, month="2020-04")
            waiting = [threads.submit(post, *one) for one in zip(clients, wages, strict=True)]
            threading.Event().wait(0.5)
        return sorted(one.result() for one in waiting)


def test_two_people_starting_a_period_end_with_one_holder(world: World, sign_in: SignIn) -> None:
    open_case(world.lea, world.case)
    codes = at_once(world, [sign_in(world.camille), sign_in(world.lea)], ["61000", "62000"])
    assert codes == [302, 403]
    version = PeriodVersion.objects.get()
    assert world.period("2020-04").holder == version.author
    assert len(events("save-period")) == 1
    assert verify().fault == ""


@pytest.mark.parametrize(
    ("wages", "codes"), [(["61000", "61000"], [302, 302]), (["61000", "62000"], [302, 409])]
)
def test_two_tabs_of_one_person_make_one_version(
    world: World, sign_in: SignIn, wages: list[str], codes: list[int]
) -> None:
    tab: Callable[[], Client] = lambda: sign_in(world.camille)  # noqa: E731
    assert at_once(world, [tab(), tab()], wages) == codes
    assert PeriodVersion.objects.count() == 1
    assert len(events("save-period")) == 1


def test_who_loses_a_period_while_saving_it_is_refused(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    assert client.post(EDIT, figures()).status_code == 302
    open_case(world.lea, world.case)
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            row = Period.objects.select_for_update(of=("self",)).get(case=world.case, month="2020-04")
            late = threads.submit(post, client, "70000", "1")
            threading.Event().wait(0.5)
            row.holder = world.lea
            row.save(update_fields=["holder"])
        assert late.result() == 403
    assert PeriodVersion.objects.count() == 1
    assert world.period("2020-04").holder == world.lea
