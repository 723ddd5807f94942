from jobroom.journal import clock
from tests.cases.reading import links, new_employee, periods, text_of
from tests.conftest import SignIn
from tests.world import LONG_AGO, World, save_as

CASE = "/en/cases/00001203-99/"


def test_a_period_nobody_has_saved_shows_the_funds_figures(world: World, sign_in: SignIn) -> None:
    response = sign_in(world.camille).get(f"{CASE}2020-04/")
    text = text_of(response)
    assert periods(response)["2020-04"]["data-state"] == "open"
    for figure in (">14<", ">12<", "2’184.00", "1’092.00", "61’200.00", "33’800.00"):
        assert figure in text
    assert "Nobody has saved this period yet" in text
    assert links(response, "edit") == [f"{CASE}2020-04/edit/"]


def test_what_another_account_saved_may_be_read_without_learning_who(world: World, sign_in: SignIn) -> None:
    with clock.at(LONG_AGO):
        save_as(world.sandrine, world.period("2020-04"), wage=637_142)
    response = sign_in(world.camille).get(f"{CASE}2020-04/")
    text = text_of(response)
    for shown in (
        "63’200.00",
        "+2’000.00",
        "14.03.2026, 09:41",
        "o•••@hotel.example",
    ):
        assert shown in text
    assert "Moret" not in text
    assert "old-filer@hotel.example" not in text
    assert periods(response)["2020-04"]["data-mine"] == "false"


def test_all_versions_stay_readable_newest_first(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    for note in ("first", "second"):
        client.post(f"{CASE}2020-04/edit/check/", {"note": note, "act": "save"})
    text = text_of(client.get(f"{CASE}2020-04/"))
    assert text.index('data-version="2"') < text.index('data-version="1"')
    assert "first" in text
    assert "second" in text


def test_a_month_the_case_does_not_have_is_not_found(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    for month in ("2021-12", "2019-01", "nonsense", "2020-4"):
        assert client.get(f"{CASE}{month}/").status_code == 404
    assert sign_in(world.theo).get(f"{CASE}2020-04/").status_code == 404


def test_an_improbable_loss_asks_for_a_second_look(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.camille)
    client.post(f"{CASE}2020-04/edit/all/", new_employee(lost_hours="147"))
    assert "Lost hours are 94\u00a0% of target hours" in text_of(client.get(f"{CASE}2020-04/"))
    assert "% of target hours" not in text_of(client.get(f"{CASE}2020-05/"))
