"""Fixtures that every test may use, and habits that fail the build."""

import os
from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from hypothesis import settings as properties

from jobroom.accounts.models import Account
from jobroom.journal import clock
from tests import append_only, page_rules
from tests import world as worlds
from tests.keeping import Scene
from tests.world import World

append_only.install()
# A busy machine is no fault of a rule, and a run leaves nothing behind.
properties.register_profile("house", deadline=None, database=None)
properties.load_profile("house")
_ask = Client.request
small_world = Scene(worlds.build)


def _ask_and_look(client: Client, **request: Any) -> HttpResponse:
    response = cast(HttpResponse, _ask(client, **request))
    found = page_rules.faults(response, request["PATH_INFO"])
    assert not found, f"{request['PATH_INFO']} breaks rules of tests/page_rules.py: {found}"
    return response


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks the database is run again; the rest knows no engine."""
    if not os.environ.get("JOBROOM_TEST_DATABASE"):
        return
    asking = [item for item in items if _asks_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _asks_database(item)])
    items[:] = asking


def _asks_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return (
        "db" in fixtures or "transactional_db" in fixtures or item.get_closest_marker("django_db") is not None
    )


@pytest.fixture(autouse=True)
def every_page_keeps_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page that a test fetches is looked at, whatever the test is about."""
    monkeypatch.setattr(Client, "request", _ask_and_look)


@pytest.fixture(autouse=True)
def no_language_is_left_over() -> Iterator[None]:
    """A request leaves its language active in its thread; each test begins in German."""
    with translation.override("de"):
        yield


@pytest.fixture
def now() -> Iterator[None]:
    """The clock stands at world.NOW."""
    with clock.at(worlds.NOW):
        yield


@pytest.fixture
def world(db: None, now: None) -> World:
    """The small world, with the clock standing at its NOW."""
    return small_world()


@pytest.fixture
def sign_in() -> "SignIn":
    """`sign_in(account)` answers a client that is signed in as this person, in their language."""
    return SignIn()


class SignIn:
    def __call__(self, account: Account) -> Client:
        client = Client(headers={"accept-language": account.language})
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client
