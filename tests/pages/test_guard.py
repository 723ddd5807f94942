"""A page that only reads cannot write, whatever it tries; a form can, and a page that says so."""

import pytest
from django.test import Client

from jobroom.journal.models import Chain
from jobroom.pages.guard import WroteWhileReading

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.pages.urls")]


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_that_writes_while_it_is_read_fails(client: Client, method: str) -> None:
    with pytest.raises(WroteWhileReading, match="INSERT"):
        getattr(client, method)("/de/try/writing/")
    assert not Chain.objects.filter(name="written").exists()


def test_the_same_page_may_write_when_it_is_sent(client: Client) -> None:
    assert client.post("/de/try/writing/").status_code == 302
    assert Chain.objects.filter(name="written").exists()


@pytest.mark.parametrize("page", ["recording", "library"])
def test_a_page_that_says_so_and_a_page_of_a_library_may_write(client: Client, page: str) -> None:
    assert client.get(f"/de/try/{page}/").status_code == 302
    assert Chain.objects.filter(name="written").exists()


def test_the_guard_ends_with_its_request(client: Client) -> None:
    with pytest.raises(WroteWhileReading):
        client.get("/de/try/writing/")
    Chain.objects.create(name="afterwards")
    assert client.post("/de/try/writing/").status_code == 302
