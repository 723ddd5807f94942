"""What the tests of this room share: an empty place for contents, and somebody who may write."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.conftest import SignIn
from tests.world import World


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def camille(world: World, sign_in: SignIn) -> Client:
    client = sign_in(world.camille)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client
