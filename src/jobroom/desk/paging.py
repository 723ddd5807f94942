"""Pages of a list: 25 rows, the number in the address, an unknown number leads to the first page (P-12)."""

from typing import TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

ROWS = 25
M = TypeVar("M", bound=Model)


class UnknownPage(Exception):
    """The address names a page that the list does not have."""


def page_of(rows: "QuerySet[M]", number: str) -> "Page[M]":
    """The page of an address; empty is the first one. Raises: UnknownPage."""
    try:
        return Paginator(rows, ROWS).page(number or 1)
    except InvalidPage:
        raise UnknownPage from None


def without_page(request: HttpRequest) -> str:
    """`?state=open&`: the address of this list up to the number of the page."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return f"?{kept.urlencode()}&" if kept else "?"
