"""Which rooms send letters: a kind names the function that makes its secret while the letter is printed.

Letters stand below the rooms that order them; those register their maker at start-up, by its dotted name,
so that nothing is loaded before it is needed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from jobroom.letters.models import Letter


# Makes the secret of a letter and stores its keyed fingerprint, in the transaction of the printing.
Issue: TypeAlias = Callable[["Letter"], str]

_makers: dict[str, str] = {}


def register(kind: str, maker: str) -> None:
    """`maker` is the dotted name of an `Issue`."""
    _makers[kind] = maker


def maker_of(kind: str) -> Issue:
    """Raises: KeyError for a kind that no room has registered."""
    maker: Issue = import_string(_makers[kind])
    return maker
