"""Why an act on an access request is not possible; views turn each into its own page or field error."""

from datetime import datetime


class NotPossible(Exception):
    """The request does not allow this act (any more); `at` is when it last changed."""

    def __init__(self, at: datetime | None = None) -> None:
        super().__init__("not possible in this state")
        self.at = at


class SameOfficer(Exception):
    """The second pair of eyes cannot be the first."""


class Changed(Exception):
    """The case changed after the page was shown; `at` says when."""

    def __init__(self, at: datetime) -> None:
        super().__init__("the case has changed")
        self.at = at


class Blocked(Exception):
    """A blocking signal holds."""


class NeedsReason(Exception):
    """The decision needs a reason in writing; `warnings` is the number of warning signals."""

    def __init__(self, warnings: int = 0) -> None:
        super().__init__("a reason is needed")
        self.warnings = warnings


class NotEntitled(Exception):
    """The actor may not do this."""
