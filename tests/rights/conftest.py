"""The hotel after Sandrine: seven periods are hers, and she has not signed in since."""

import pytest

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.cases.writing import WriteRefused, check_may_write
from jobroom.journal import clock
from jobroom.rights.actions.asking import Wish, request_access
from jobroom.rights.actions.refusing import record_refusal
from jobroom.rights.models import AccessRequest, Refusal
from tests.conftest import small_world
from tests.keeping import Scene
from tests.world import LONG_AGO, World, save_as

HELD = ["2020-04", "2020-05", "2020-06", "2020-11", "2020-12", "2021-01", "2021-02"]


@pytest.fixture
def filed(world: World) -> World:
    """Sandrine has saved seven periods, eight months ago."""
    _filed(world)
    return world


def _file(world: World) -> None:
    with clock.at(LONG_AGO):
        for month in HELD:
            save(world.sandrine, world.period(month))


_filed = Scene(_file, after=small_world)


@pytest.fixture
def asked(filed: World) -> AccessRequest:
    """Camille has asked for them."""
    return ask(filed.camille, filed.period("2020-04"))


def save(account: Account, period: Period) -> None:
    save_as(account, period)


def refuse(account: Account, period: Period) -> Refusal:
    with pytest.raises(WriteRefused) as refused:
        check_may_write(period, account)
    return record_refusal(refused.value, circumstances={"method": "GET"})


def ask(
    account: Account, period: Period, *, why: str = "left", route: str = "office", text: str = ""
) -> AccessRequest:
    wish = Wish(why=why, text=text, route=route)
    return request_access(refuse(account, period), actor=account, wish=wish, language=account.language)
