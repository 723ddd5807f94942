"""A form whose token has ended is shown again to be sent, without secrets; a forged one gets a bare 403."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
TYPED = {
    "reason": "left <b>", "several": ["one", "two"], "pin": "AB23CD45", "password": "secret-secret",
    "code": "123456", "csrfmiddlewaretoken": "old",
}  # fmt: skip
HERE = {"origin": "http://testserver"}


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_what_was_typed_stands_on_the_page_to_be_sent_again(strict: Client) -> None:
    response = strict.post("/de/help/?a=1", TYPED, headers=HERE)
    page = response.content.decode()
    assert response.status_code == 403
    assert (
        '<form class="card stack" method="post" action="/de/help/?a=1" novalidate data-handle="stale">'
        in page
    )
    assert re.findall(r'name="(\w+)" value="([^"]*)"', page)[1:] == [
        ("reason", "left &lt;b&gt;"), ("several", "one"), ("several", "two")]  # fmt: skip
    assert "<h1>Senden Sie Ihre Eingaben nochmals</h1>" in page


def test_secrets_are_never_shown_again(strict: Client) -> None:
    page = strict.post("/de/help/", TYPED, headers=HERE).content.decode()
    for secret in ("AB23CD45", "secret-secret", "123456"):
        assert secret not in page


def test_the_page_of_the_form_counts_when_the_browser_names_no_origin(strict: Client) -> None:
    response = strict.post("/fr/help/", TYPED, headers={"referer": "http://testserver/fr/help/"})
    assert 'data-handle="stale"' in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"origin": "null"}, {"origin": "https://evil.example"}, {"origin": "http://testserver.evil.example"},
        {"origin": "https://testserver"}, {"origin": "http://testserver:81"}, {"referer": "/fr/help/"},
    ],
)  # fmt: skip
def test_a_form_of_another_site_gets_nothing_back(strict: Client, headers: dict[str, str]) -> None:
    response = strict.post("/fr/help/", TYPED, headers=headers)
    page = response.content.decode()
    assert response.status_code == 403
    assert 'data-handle="stale"' not in page
    assert "left" not in page


def test_sent_again_with_its_new_token_the_form_arrives(strict: Client) -> None:
    page = strict.post("/de/help/", TYPED, headers=HERE).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    again = strict.post("/de/help/", {"reason": "left", "csrfmiddlewaretoken": token[1]}, headers=HERE)
    assert again.status_code == 200
