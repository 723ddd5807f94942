"""Two people, or two tabs, saving the same period at the same moment: one holder, nothing overwritten."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client

from jobroom.cases.models import Period, PeriodVersion
from jobroom.claims.models import EmployeeRow
from jobroom.journal import clock
from jobroom.journal.queries import verify
from tests.cases.reading import employee, events, new_employee
from tests.conftest import SignIn
from tests.world import NOW, World, open_case

EDIT = "/en/cases/00001203-99/2020-04/edit/all/"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def post(client: Client, form: dict[str, str]) -> int:
    try:
        with clock.at(NOW):
            return client.post(EDIT, form).status_code
    finally:
        connection.close()


def at_once(world: World, clients: list[Client], forms: list[dict[str, str]]) -> list[int]:
    """Post while the row is locked, so that all of them wait at the lock; answers their statuses."""
    with ThreadPoolExecutor(len(clients)) as threads:
        with transaction.atomic():
            Period.objects.select_for_update(of=("self",)).get(case=world.case, month="2020-04")
            waiting = [threads.submit(post, *one) for one in zip(clients, forms, strict=True)]
            threading.Event().wait(0.5)
        return sorted(one.result() for one in waiting)


def rows() -> list[tuple[str, int | None]]:
    return sorted((row.name, row.wage) for row in EmployeeRow.objects.filter(last__gt=1_000_000))


def test_two_people_starting_a_period_end_with_one_holder(world: World, sign_in: SignIn) -> None:
    open_case(world.lea, world.case)
    forms = [new_employee(name="One"), new_employee(name="Two")]
    assert at_once(world, [sign_in(world.camille), sign_in(world.lea)], forms) == [302, 403]
    version = PeriodVersion.objects.get()
    assert world.period("2020-04").holder == version.author
    assert len(events("save-period")) == EmployeeRow.objects.count() == 1
    assert verify().fault == ""


def test_the_same_button_twice_makes_one_employee(world: World, sign_in: SignIn) -> None:
    tabs = [sign_in(world.camille), sign_in(world.camille)]
    assert at_once(world, tabs, [new_employee(), new_employee()]) == [302, 302]
    assert PeriodVersion.objects.count() == EmployeeRow.objects.count() == 1


def test_two_tabs_that_add_somebody_each_keep_both(world: World, sign_in: SignIn) -> None:
    tabs = [sign_in(world.camille), sign_in(world.camille)]
    assert at_once(world, tabs, [new_employee(name="One"), new_employee(name="Two")]) == [302, 302]
    assert rows() == [("One", 450_900), ("Two", 450_900)]
    assert len(events("save-period")) == 2


@pytest.mark.parametrize(
    ("second", "codes", "left"),
    [
        ({"wage": "4600"}, [302, 302], [460_000]),
        ({"wage": "4700"}, [302, 409], [460_000, 470_000]),
    ],
)
def test_two_tabs_that_change_one_cell_ask_where_they_differ(
    world: World, sign_in: SignIn, second: dict[str, str], codes: list[int], left: list[int]
) -> None:
    first = sign_in(world.camille)
    first.post(EDIT, new_employee())
    forms = [employee(1, "1", wage="4600"), employee(1, "1", **second)]
    assert at_once(world, [first, sign_in(world.camille)], forms) == codes
    [(_name, wage)] = rows()
    assert wage in left
    assert PeriodVersion.objects.count() == 2


def test_who_loses_a_period_while_saving_it_is_refused(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    assert client.post(EDIT, new_employee()).status_code == 302
    open_case(world.lea, world.case)
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            row = Period.objects.select_for_update(of=("self",)).get(case=world.case, month="2020-04")
            late = threads.submit(post, client, employee(1, "1", wage="7000"))
            threading.Event().wait(0.5)
            row.holder = world.lea
            row.save(update_fields=["holder"])
        assert late.result() == 403
    assert PeriodVersion.objects.count() == 1
    assert world.period("2020-04").holder == world.lea
