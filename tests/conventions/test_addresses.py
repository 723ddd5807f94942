"""Every address that needs no argument answers whoever asks, in every language, and never fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests.conftest import SignIn
from tests.world import World


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    """All addresses, those of the included rooms too."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def needs_nothing(name: str) -> bool:
    """Whether the address can be made from its name alone."""
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


ALL = list(patterns(get_resolver()))
NAMES = sorted({p.name for p in ALL if p.name and needs_nothing(p.name)})
NEEDED = {
    "start", "cases", "case_sign_in", "case", "period", "period_edit", "requests", "request", "funds",
    "company", "my_account", "stay", "wake", "help", "accessibility", "privacy", "complaint", "desk_inbox",
    "desk_second", "desk_companies", "desk_request", "account_login", "account_logout", "account_signup",
    "mfa_index",
}  # fmt: skip


def test_the_names_that_rooms_link_to_exist() -> None:
    assert NEEDED - {p.name for p in ALL} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_answers_everybody(name: str, world: World, sign_in: SignIn) -> None:
    for client in (Client(), sign_in(world.camille), sign_in(world.nadja)):
        for language in ("de", "fr", "it", "en"):
            with translation.override(language):
                address = reverse(name)
            response = client.get(address)
            assert response.status_code in (200, 302, 401, 403, 404, 405), (address, response.status_code)
