"""The log of refused accesses: found by reference, number, name or time; and one refusal alone."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobroom.journal import clock
from jobroom.rights.actions.asking import Wish, request_access
from jobroom.rights.models import Refusal
from jobroom.rules.writing import Refused
from tests.conftest import SignIn
from tests.desk import story
from tests.world import NOW, World, make_case


@pytest.fixture
def refusals(world: World) -> dict[str, Refusal]:
    """Camille at 14:07:32, Lea eleven minutes later, Theo the day before in his own company."""
    story.file_periods(world.sandrine, world.case)
    garage = make_case(world.garage, "00005004", "21", ["2020-05"])
    with clock.at(NOW - timedelta(days=1)):
        theo = story.refuse(world.theo, garage, "2020-05", reason=Refused.PERIOD_LOCKED)
    camille = story.refuse(world.camille, world.case)
    with clock.at(NOW + timedelta(minutes=11)):
        lea = story.refuse(world.lea, world.case, "2020-05")
    return {"camille": camille, "lea": lea, "theo": theo}


def found(client: Client, **wanted: str) -> list[str]:
    page = client.get(f"/de/desk/refusals/?{urlencode(wanted)}").content.decode()
    return [part.split('"')[0] for part in page.split('data-handle="refusal-row" data-reference="')[1:]]


def test_the_latest_refusal_stands_first(world: World, refusals: dict[str, Refusal], sign_in: SignIn) -> None:
    expected = [refusals[name].reference for name in ("lea", "camille", "theo")]
    assert found(sign_in(world.nadja)) == expected


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"ree": "0000 1203"}, ["lea", "camille"]),
        ({"ree": "A00005004"}, ["theo"]),
        ({"uid": "CHE-116.281.710 MWST"}, ["theo"]),
        ({"person": "camille rochat"}, ["camille"]),
        ({"person": "hotel.example"}, ["lea", "camille"]),
        ({"person": "rochat theo"}, []),
        ({"at": "23.11.2026 14:17"}, ["lea", "camille"]),
        ({"at": "23.11.2026 14:18:32"}, ["lea"]),
        ({"at": "23.11.2026, 14:08"}, ["lea", "camille"]),
        ({"at": "14.07"}, ["camille"]),
        ({"at": "22.11.2026 14:00"}, ["theo"]),
        ({"ree": "00001203", "person": "Favre", "at": "14:10"}, ["lea"]),
        ({"ree": "00009999"}, []),
    ],
)
def test_whatever_is_known_finds_it(
    world: World, refusals: dict[str, Refusal], sign_in: SignIn, wanted: dict[str, str], names: list[str]
) -> None:
    assert found(sign_in(world.nadja), **wanted) == [refusals[name].reference for name in names]


def test_a_reference_is_found_however_it_is_typed(
    world: World, refusals: dict[str, Refusal], sign_in: SignIn
) -> None:
    reference = refusals["camille"].reference
    officer = sign_in(world.nadja)
    for typed in (reference, reference.lower(), reference.replace("-", ""), reference[3:]):
        assert found(officer, reference=typed) == [reference]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"reference": "ER-1"}, ("reference", "sup.ref")),
        ({"ree": "12x"}, ("ree", "ree.chars")),
        ({"uid": "CHE1"}, ("uid", "uid.format")),
        ({"at": "gestern"}, ("at", "moment.format")),
        ({"at": "31.02.2026 14:07"}, ("at", "moment.real")),
        ({"at": "25:00"}, ("at", "moment.real")),
    ],
)
def test_what_cannot_be_read_is_named(
    world: World, sign_in: SignIn, wanted: dict[str, str], expected: tuple[str, str]
) -> None:
    answer = sign_in(world.nadja).get("/de/desk/refusals/", wanted)
    assert (answer.status_code, story.errors(answer)) == (422, [expected])
    assert f'value="{next(iter(wanted.values()))}"' in answer.content.decode()


def test_pages_keep_the_search(world: World, sign_in: SignIn) -> None:
    story.file_periods(world.sandrine, world.case)
    for _n in range(26):
        story.refuse(world.camille, world.case)
    officer = sign_in(world.nadja)
    page = officer.get("/de/desk/refusals/?ree=00001203").content.decode()
    assert 'data-handle="next" href="?ree=00001203&amp;page=2"' in page
    assert "<title>Verweigerte Zugriffe, Suche, Seite 1 von 2 –" in page
    assert len(found(officer, ree="00001203", page="2")) == 1
    answer = officer.get("/de/desk/refusals/?ree=00001203&page=9")
    assert answer.headers["Location"] == "/de/desk/refusals/?ree=00001203"


def test_one_refusal_shows_its_facts_and_what_came_of_it(
    world: World, refusals: dict[str, Refusal], sign_in: SignIn
) -> None:
    officer = sign_in(world.nadja)
    address = f"/de/desk/refusals/{refusals['camille'].reference}/"
    page = officer.get(address).content.decode()
    for text in (
        "Camille Rochat, colleague@hotel.example",
        "23.11.2026, 14:07:32",
        "CHE-123.456.788",
        "0000 1203, 99",
        "April 2020",
        "Sandrine Moret, old-filer@hotel.example",
        "/fr/cases/00001203-99/2020-04/edit/",
        "Firefox",
        "Aus dieser Verweigerung ist kein Gesuch entstanden.",
    ):
        assert text in page
    made = request_access(refusals["camille"], actor=world.camille, wish=Wish(why="left"), language="fr")
    page = officer.get(address).content.decode()
    assert f'href="/de/desk/requests/{made.reference}/"' in page
    assert "Erstprüfung offen" in page
    assert officer.get("/de/desk/refusals/ER-0000-0000/").status_code == 404


def test_the_list_takes_the_same_queries_for_1_and_for_25_rows(world: World, sign_in: SignIn) -> None:
    story.file_periods(world.sandrine, world.case)
    officer = sign_in(world.nadja)
    counts = []
    for more in (1, 24):
        for _n in range(more):
            story.refuse(world.camille, world.case)
        found(officer)
        with CaptureQueriesContext(connection) as captured:
            rows = found(officer)
        counts.append((len(rows), len(captured)))
    assert [rows for rows, _queries in counts] == [1, 25]
    assert counts[0][1] == counts[1][1] <= 9
