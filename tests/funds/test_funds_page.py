"""The public directory: found by name, number and canton, in four languages, signed in or not."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SignIn
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def listed(html: str) -> list[str]:
    return re.findall(r'data-fund="(\d\d)"', html)


def title(html: str) -> str:
    match = re.search(r"<title>(.*?)</title>", html)
    assert match
    return match[1]


def row(html: str, number: str) -> str:
    match = re.search(rf'<tr id="fund-{number}".*?</tr>', html, re.DOTALL)
    assert match
    return match[0]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Arbeitslosenkassen"),
        ("fr", "Caisses de chômage"),
        ("it", "Casse di disoccupazione"),
        ("en", "Unemployment funds"),
    ],
)
def test_everybody_sees_all_funds(client: Client, language: str, heading: str) -> None:
    html = page(client, f"/{language}/funds/")
    assert len(listed(html)) == 34
    assert f"<h1>{heading}</h1>" in html
    assert html.count("<caption>") == 1


def test_people_who_are_signed_in_see_the_same(world: World, sign_in: SignIn) -> None:
    assert len(listed(page(sign_in(world.camille), "/fr/funds/"))) == 34


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=geneve", ["25", "37"]),
        ("q=21", ["21"]),
        ("q=cch+21", ["21"]),
        ("canton=GR", ["18", "31", "32", "33", "99"]),
        ("q=cassa&canton=TI", ["21", "31", "35", "99"]),
    ],
)
def test_the_search_is_in_the_address(client: Client, query: str, found: list[str]) -> None:
    assert listed(page(client, f"/fr/funds/?{query}")) == found


def test_the_title_tells_how_many_were_found(client: Client) -> None:
    assert title(page(client, "/de/funds/?q=21")).startswith("1 Kasse gefunden – Arbeitslosenkassen – ")
    assert title(page(client, "/de/funds/?q=geneve")).startswith("2 Kassen gefunden – ")
    assert title(page(client, "/de/funds/")).startswith("Arbeitslosenkassen – ")


def test_what_was_typed_stays_in_the_fields(client: Client) -> None:
    html = page(client, "/it/funds/?q=%3Cb%3Ecassa&canton=TI")
    assert 'value="&lt;b&gt;cassa"' in html
    assert '<option value="TI" selected>Ticino</option>' in html
    assert html.count(" selected>") == 1


def test_nothing_found_says_what_to_do(client: Client) -> None:
    html = page(client, "/fr/funds/?q=zzz")
    assert listed(html) == []
    assert "<table" not in html
    assert "Aucune caisse trouvée" in html
    assert "Afficher toutes les caisses" in html


@pytest.mark.parametrize(
    "query", ["canton=XX", "q=%00", "q=" + "x" * 5000, "canton=%FF", "page=9", "q=1&q=2"]
)
def test_odd_addresses_find_little_and_break_nothing(client: Client, query: str) -> None:
    page(client, f"/en/funds/?{query}")


def test_an_invented_number_is_marked(client: Client) -> None:
    html = page(client, "/en/funds/")
    assert "invented number" in row(html, "31")
    assert "invented number" in row(html, "99")
    assert "invented number" not in row(html, "21")


def test_a_name_in_another_language_says_which(client: Client) -> None:
    html = page(client, "/de/funds/")
    assert '<th scope="row" lang="it">Cassa cantonale' in row(html, "21")
    assert '<th scope="row">Arbeitslosenkasse Kanton Bern</th>' in row(html, "02")


def test_contacts_are_links_and_unknown_ones_are_empty(client: Client) -> None:
    html = page(client, "/de/funds/")
    assert '<a href="mailto:alk19.kae@ag.ch" rel="noreferrer">alk19.kae@ag.ch</a>' in row(html, "19")
    assert "062 835 17 68" in row(html, "19")
    assert '<a href="https://disoccupazione.ch" rel="noreferrer">disoccupazione.ch</a>' in row(html, "21")
    assert "<a " not in row(html, "04")


def test_cantons_are_sorted_by_their_names(client: Client) -> None:
    names = re.findall(r'<option value="\w\w">(.*?)</option>', page(client, "/fr/funds/"))
    assert names[:4] == [
        "Appenzell Rhodes-Extérieures",
        "Appenzell Rhodes-Intérieures",
        "Argovie",
        "Bâle-Campagne",
    ]
    assert len(names) == 26


def test_the_page_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page(client, "/de/funds/")
