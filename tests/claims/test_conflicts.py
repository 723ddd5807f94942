"""Two windows on the same employees: what only one has changed is kept, the rest is asked cell by cell."""

from jobroom.claims.entries import Entry
from jobroom.claims.merging import Clash, Edits, merge
from jobroom.claims.models import EmployeeRow
from tests.cases.reading import employee, errors, new_employee, text_of
from tests.conftest import SignIn
from tests.page_rules import Page
from tests.world import World

ALL = "/en/cases/00001203-99/2020-04/edit/all/"
BASE = {1: Entry(name="A", wage=100), 2: Entry(name="B", wage=200)}


def merged(latest: dict[int, Entry], edits: Edits) -> tuple[dict[int, Entry], tuple[Clash, ...]]:
    done = merge(BASE, latest, edits, next_number=3)
    return done.rows, done.clashes


def test_different_cells_of_one_employee_are_put_together() -> None:
    latest = {**BASE, 1: Entry(name="A", wage=150)}
    rows, clashes = merged(latest, Edits({1: {"name": "Anna", "wage": 100}}))
    assert (rows[1], clashes) == (Entry(name="Anna", wage=150), ())


def test_the_same_cell_changed_differently_is_a_clash() -> None:
    latest = {**BASE, 1: Entry(name="A", wage=150)}
    rows, clashes = merged(latest, Edits({1: {"wage": 160}}))
    assert clashes == (Clash(1, "wage", 100, 150, 160),)
    assert rows[1].wage == 150


def test_the_same_cell_changed_equally_is_none() -> None:
    latest = {**BASE, 1: Entry(name="A", wage=150)}
    assert merged(latest, Edits({1: {"wage": 150}})) == (latest, ())


def test_removing_what_another_window_changed_is_a_clash_and_the_other_way_round() -> None:
    changed = {**BASE, 1: Entry(name="A", wage=150)}
    _rows, clashes = merged(changed, Edits(removed=frozenset({1})))
    assert clashes == (Clash(1, "", BASE[1], changed[1], None),)
    _rows, clashes = merged({2: BASE[2]}, Edits({1: {"wage": 160}}))
    assert clashes == (Clash(1, "", BASE[1], None, Entry(name="A", wage=160)),)


def test_removing_twice_and_adding_nothing_change_nothing_more() -> None:
    rows, clashes = merged({2: BASE[2]}, Edits({1: {"wage": 100}}, [Entry()], frozenset({1})))
    assert (rows, clashes) == ({2: BASE[2]}, ())


def test_what_the_same_button_added_a_moment_ago_is_not_added_again() -> None:
    new = Entry(name="C")
    rows, _clashes = merge(BASE, {**BASE, 3: new}, Edits(added=[new, new]), next_number=4), None
    assert rows.rows == {**BASE, 3: new, 4: new}


def test_both_values_stand_side_by_side_and_each_cell_is_chosen(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ALL, new_employee())
    client.post(ALL, employee(1, "1", wage="4600", lost_hours="80"))
    answer = client.post(ALL, employee(1, "1", wage="4700", lost_hours="90", vacation_days="30"))
    assert answer.status_code == 409
    assert errors(answer) == [("", "period.conflict")]
    table = text_of(answer).partition("<caption>Both versions")[2].partition("</table>")[0]
    for shown in ("4’600.00", "4’700.00", "80.00", "90.00"):
        assert shown in table
    choices = {row["name"] for row in Page(text_of(answer)).all("input") if row.get("type") == "radio"}
    assert choices == {"keep-1-wage", "keep-1-lost_hours"}
    assert EmployeeRow.objects.count() == 2
    again = employee(1, "2", wage="4700", lost_hours="90", vacation_days="30")
    client.post(ALL, {**again, "keep-1-wage": "theirs", "keep-1-lost_hours": "mine"})
    entry = EmployeeRow.objects.latest("first").entry
    assert (entry.wage, entry.lost_hours, entry.vacation_days) == (460_000, 9_000, 3_000)


def test_a_row_that_was_removed_elsewhere_comes_back_where_it_is_kept(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(ALL, new_employee())
    client.post(ALL, {**employee(1, "1"), "r1-remove": "on"})
    answer = client.post(ALL, employee(1, "1", wage="4700"))
    assert answer.status_code == 409
    assert "The whole row" in text_of(answer)
    client.post(ALL, {**employee(1, "2", wage="4700"), "keep-1-": "mine"})
    row = EmployeeRow.objects.latest("first")
    assert (row.number, row.first, row.entry.wage) == (2, 3, 470_000)


def test_a_row_that_was_removed_elsewhere_stays_away_where_that_is_chosen(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.camille)
    client.post(ALL, new_employee())
    client.post(ALL, {**employee(1, "1"), "r1-remove": "on"})
    client.post(ALL, {**employee(1, "2", wage="4700"), "keep-1-": "theirs"})
    assert world.period("2020-04").version == 2
