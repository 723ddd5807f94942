"""Help, accessibility, data protection and complaint: complete in four languages, also signed out."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

LANGUAGES = ("de", "fr", "it", "en")
PAGES = ("help", "accessibility", "data-protection", "complaint")
pytestmark = pytest.mark.django_db

SAYS = {
    ("help", "de"): "Die Seite ist bereits eine ausgefüllte Anfrage.",
    ("help", "fr"): "La page est déjà une demande remplie.",
    ("help", "it"): "La pagina è già una richiesta compilata.",
    ("help", "en"): "The page is already a filled request.",
    ("accessibility", "de"): "Wir antworten innert 10 Arbeitstagen.",
    ("accessibility", "fr"): "Nous répondons dans les 10 jours ouvrables.",
    ("accessibility", "it"): "Rispondiamo entro 10 giorni lavorativi.",
    ("accessibility", "en"): "We answer within 10 working days.",
    ("data-protection", "de"): "Diese Daten bleiben 5 Jahre nach der letzten Bearbeitung aufbewahrt",
    ("data-protection", "fr"): "Ces données sont conservées 5 ans après leur dernière utilisation",
    ("data-protection", "it"): "Questi dati sono conservati per 5 anni",
    ("data-protection", "en"): "These data are kept for 5 years after they were last used",
    ("complaint", "de"): "Wir antworten innert 20 Arbeitstagen",
    ("complaint", "fr"): "Nous répondons dans les 20 jours ouvrables",
    ("complaint", "it"): "Rispondiamo entro 20 giorni lavorativi",
    ("complaint", "en"): "We answer within 20 working days",
}


@pytest.mark.parametrize(("page", "language"), SAYS)
def test_the_page_speaks_its_language(client: Client, page: str, language: str) -> None:
    response = client.get(f"/{language}/{page}/")
    assert response.status_code == 200
    assert SAYS[page, language] in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_has_a_place_for_each_situation(client: Client, language: str) -> None:
    text = client.get(f"/{language}/help/").content.decode()
    assert re.findall(r'<section class="card[^"]*" id="(\w+)"', text) == [
        "renew",
        "pin",
        "stop",
        "deadline",
        "paper",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_the_foot_of_every_page_leads_to_the_same_places_in_the_same_order(client: Client, page: str) -> None:
    foot = client.get(f"/en/{page}/").content.decode().partition("<footer")[2]
    assert re.findall(r'href="([^"]+)"', foot) == [
        "mailto:kae-ffe@support.example", "/en/accessibility/", "/en/data-protection/", "/en/complaint/",
        "/en/help/#pin", "/en/help/#deadline", "/en/funds/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_lead_to_the_same_page_with_the_same_query(client: Client, language: str) -> None:
    text = client.get(f"/{language}/complaint/?a=1&b=2").content.decode()
    others = [code for code in LANGUAGES if code != language]
    links = re.findall(r'<a href="([^"]+)" hreflang="(\w\w)" lang="(\w\w)">', text)
    assert links == [(f"/{code}/complaint/?a=1&amp;b=2", code, code) for code in others]
    assert f'<span aria-current="true" lang="{language}">' in text


@pytest.mark.parametrize("page", PAGES)
def test_words_need_no_table_of_people_who_are_not_signed_in(
    client: Client, page: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(f"/de/{page}/")
