"""A spreadsheet or pasted rows into a period: who is found again, who comes in, who goes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jobroom.claims.entries import Entry
from jobroom.claims.merging import Edits
from jobroom.claims.models import EmployeeRow
from jobroom.claims.sheets.applying import edits_of
from jobroom.claims.sheets.rows import Sheet, SheetRow
from jobroom.journal.models import Event
from tests.cases.reading import Answer, errors, handles, text_of
from tests.conftest import SignIn
from tests.world import World, save_as

PAGE = "/en/cases/00001203-99/2020-04/edit/upload/"
NUMBER = "7569217076985"
HEADER = "name;lost_hours"


def sheet(*entries: Entry, columns: tuple[str, ...] = ("name", "lost_hours")) -> Sheet:
    return Sheet("", columns, tuple(SheetRow(line, entry) for line, entry in enumerate(entries, start=2)))


def paste(client: Client, text: str, others: str = "add") -> Answer:
    return client.post(PAGE, {"way": "pasted", "pasted": text, "rest": others})


def test_who_is_known_by_number_or_name_is_changed_in_the_columns_of_the_file() -> None:
    rows = {1: Entry(name="Anna", ahv_number=NUMBER, wage=1), 2: Entry(name="Bruno", wage=2)}
    given = sheet(
        Entry(name="Anna Berset", ahv_number=NUMBER, lost_hours=10), Entry(name="bruno", lost_hours=20),
        Entry(name="Chiara", lost_hours=30), columns=("name", "ahv_number", "lost_hours"),
    )  # fmt: skip
    assert edits_of(given, rows, replace=False) == Edits(
        {
            1: {"name": "Anna Berset", "ahv_number": NUMBER, "lost_hours": 10},
            2: {"name": "bruno", "ahv_number": "", "lost_hours": 20},
        },
        [Entry(name="Chiara", lost_hours=30)],
    )


def test_two_of_one_name_are_two_people() -> None:
    rows = {1: Entry(name="Anna"), 2: Entry(name="Anna")}
    edits = edits_of(
        sheet(*[Entry(name="Anna", lost_hours=hours) for hours in (1, 2, 3)]), rows, replace=False
    )
    assert [cells["lost_hours"] for cells in edits.cells.values()] == [1, 2]
    assert edits.added == [Entry(name="Anna", lost_hours=3)]


def test_only_on_demand_the_others_are_taken_out() -> None:
    rows = {1: Entry(name="Anna"), 2: Entry(name="Bruno")}
    only = sheet(Entry(name="Anna", lost_hours=1))
    assert edits_of(only, rows, replace=False).removed == frozenset()
    assert edits_of(only, rows, replace=True).removed == frozenset({2})


def test_pasted_rows_are_saved_as_a_version(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    answer = paste(client, "name\tlost_hours\nRochat\t12.5\nMoret\t1’000,00")
    assert answer.headers["Location"] == "/en/cases/00001203-99/2020-04/edit/all/"
    assert [(row.name, row.lost_hours) for row in EmployeeRow.objects.all()] == [
        ("Rochat", 1_250), ("Moret", 100_000),
    ]  # fmt: skip
    assert world.period("2020-04").version == 1
    assert "2 rows were taken over from the spreadsheet" in text_of(client.get(answer.headers["Location"]))


def test_a_file_replaces_the_staff_where_that_is_chosen(world: World, sign_in: SignIn) -> None:
    save_as(world.camille, world.period("2020-04"))
    file = SimpleUploadedFile("staff.csv", f"{HEADER}\nNef, Noah;10\nNew, Nora;20\n".encode())
    sign_in(world.camille).post(PAGE, {"way": "file", "file": file, "others": "replace"})
    rows = EmployeeRow.objects.filter(first__lte=2, last__gte=2)
    assert sorted((row.name, row.lost_hours) for row in rows) == [("Nef, Noah", 1_000), ("New, Nora", 2_000)]


@pytest.mark.parametrize(
    ("text", "others", "error"),
    [
        ("", "add", ("pasted", "sheet.pasted")),
        ("name\tlost_hours\nRochat\tmany", "add", ("pasted", "sheet.faults")),
        ("name\tlost_hours\nRochat\t1", "burn", ("rest", "sheet.others")),
    ],
)
def test_what_cannot_be_read_changes_nothing_and_stays_in_its_field(
    world: World, sign_in: SignIn, text: str, others: str, error: tuple[str, str]
) -> None:
    before = Event.objects.count()
    answer = paste(sign_in(world.camille), text, others)
    assert (answer.status_code, errors(answer)) == (422, [error])
    assert text in text_of(answer).replace("&#34;", '"')
    assert (world.period("2020-04").version, Event.objects.count()) == (0, before)


def test_who_may_not_write_is_refused_and_who_does_not_belong_finds_nothing(
    world: World, sign_in: SignIn
) -> None:
    assert sign_in(world.theo).get(PAGE).status_code == 404
    answer = paste(sign_in(world.sandrine), "name\tlost_hours\nRochat\t1")
    assert answer.status_code == 403
    assert "refusal" in handles(answer)
    assert EmployeeRow.objects.count() == 0


def test_the_page_takes_a_fixed_number_of_queries(
    world: World, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(world.camille)
    client.get(PAGE)
    with django_assert_num_queries(8):
        client.get(PAGE)
