"""Why an act on a power of attorney is not possible; views turn these into pages and field errors."""

from datetime import datetime


class NotOrderable(Exception):
    """No letter can be ordered; `key` of the catalogue says why, `values` fill its text."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class NotPossible(Exception):
    """The matter is in another state by now."""


class NotEntitled(Exception):
    """The actor is not on the side that may do this."""


class SameOfficer(Exception):
    """The second pair of eyes cannot be the first."""


class Changed(Exception):
    """The matter has changed since the page was shown."""


class Blocked(Exception):
    """A signal stands in the way of an approval."""


class NeedsReason(Exception):
    """The act needs a text; `warnings` signals ask for it where it is an approval."""

    def __init__(self, warnings: int = 0) -> None:
        super().__init__(warnings)
        self.warnings = warnings


class CodeFault(Exception):
    """A code was not taken; `key` of the catalogue, tries `left`, and from when another is looked at."""

    def __init__(self, key: str, *, left: int, again: datetime | None = None) -> None:
        super().__init__(key)
        self.key, self.left, self.again = key, left, again
