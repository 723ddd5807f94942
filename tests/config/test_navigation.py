"""The frame of every page tells the end of the session and marks where one is."""

from datetime import timedelta

import pytest

from tests.conftest import SignIn
from tests.world import NOW, World


def test_the_end_of_a_session_is_told_by_the_idle_time(world: World, sign_in: SignIn) -> None:
    html = sign_in(world.camille).get("/fr/requests/").content.decode()
    assert f'data-session-ends="{(NOW + timedelta(minutes=30)).isoformat()}"' in html


def test_the_end_of_a_session_is_never_later_than_its_whole_time(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.get("/fr/requests/")
    session = client.session
    session["began"] = (NOW - timedelta(hours=11, minutes=50)).timestamp()
    session.save()
    html = client.get("/fr/requests/").content.decode()
    assert f'data-session-ends="{(NOW + timedelta(minutes=10)).isoformat()}"' in html


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/fr/cases/00001203-99/", "/fr/cases/"),
        ("/fr/cases/00001203-99/2020-03/edit/", "/fr/cases/"),
        ("/fr/requests/", "/fr/requests/"),
        ("/fr/company/", "/fr/company/"),
    ],
)
def test_the_navigation_marks_where_one_is(world: World, sign_in: SignIn, path: str, marked: str) -> None:
    html = sign_in(world.camille).get(path).content.decode()
    assert f'<a href="{marked}" aria-current="page">' in html
