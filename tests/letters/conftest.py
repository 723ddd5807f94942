"""The kind of letters that these tests print."""

from tests.letters.kind import own_kind

__all__ = ["own_kind"]
