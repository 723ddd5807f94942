"""The error pages: whole pages in the reader's language that say what to do next."""

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

LANGUAGES = ("de", "fr", "it", "en")
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.pages.urls")]

NOT_FOUND = {
    "de": "Seite nicht gefunden", "fr": "Page introuvable",
    "it": "Pagina non trovata", "en": "Page not found",
}  # fmt: skip
FORBIDDEN = {
    "de": "Diese Seite ist für andere Rollen", "fr": "Cette page est destinée à d’autres rôles",
    "it": "Questa pagina è per altri ruoli", "en": "This page is for other roles",
}  # fmt: skip
TOO_MANY = {
    "de": "Zu viele Anfragen in kurzer Zeit", "fr": "Trop de demandes en peu de temps",
    "it": "Troppe richieste in poco tempo", "en": "Too many requests in a short time",
}  # fmt: skip
UNTIL = {
    "de": "Ab 14:07 geht es weiter.", "fr": "Vous pourrez continuer dès 14:07.",
    "it": "È possibile continuare dalle 14:07.", "en": "You can continue from 14:07.",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_does_not_exist(client: Client, language: str) -> None:
    response = client.get(f"/{language}/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert f"<h1>{NOT_FOUND[language]}</h1>" in page
    assert f'<a class="btn" href="/{language}/">' in page


def test_an_address_without_a_language_is_answered_in_the_language_of_the_browser(client: Client) -> None:
    response = client.get("/nowhere", headers={"accept-language": "it-CH,it;q=0.9"})
    assert (response.status_code, NOT_FOUND["it"] in response.content.decode()) == (404, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_for_other_roles(client: Client, language: str) -> None:
    response = client.get(f"/{language}/try/forbidden/")
    assert (response.status_code, f"<h1>{FORBIDDEN[language]}</h1>" in response.content.decode()) == (
        403,
        True,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_requests_say_when_it_goes_on(client: Client, language: str) -> None:
    response = client.get(f"/{language}/try/too-many/?until")
    page = response.content.decode()
    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert f"<h1>{TOO_MANY[language]}</h1>" in page
    assert UNTIL[language] in page


def test_too_many_requests_without_a_known_end(client: Client) -> None:
    assert "In einigen Minuten geht es weiter." in client.get("/de/try/too-many/").content.decode()


def test_a_failure_speaks_all_languages_and_names_the_line_of_the_log() -> None:
    client = Client(raise_request_exception=False)
    response = client.get("/fr/try/failing/", headers={"accept-language": "de"})
    page = response.content.decode()
    assert response.status_code == 500
    for words in ("Der Dienst hat ein Problem", "Le service rencontre un problème",
                  "Il servizio ha un problema", "There is a problem with the service"):  # fmt: skip
        assert words in page
    assert response.headers["X-Request-Id"] in page
    assert "RuntimeError" not in page
    assert "on purpose" not in page


def test_a_failure_needs_no_database_and_no_session(
    django_db_blocker: DjangoDbBlocker,
) -> None:
    client = Client(raise_request_exception=False)
    with django_db_blocker.block():
        response = client.get("/fr/try/failing/")
    assert response.status_code == 500
    assert "Vos brouillons sont enregistrés" in response.content.decode()
