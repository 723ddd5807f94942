"""Where the demo is off, none of its addresses exists, whatever the method."""

import pytest
from django.test import Client

PATHS = [
    "/demo/", "/demo/people.json", "/demo/mail/", "/demo/mail.json", "/demo/letters/", "/demo/clock",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_an_address_of_the_demo_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404
    assert Client().post(path, {"days": "200"}).status_code == 404
