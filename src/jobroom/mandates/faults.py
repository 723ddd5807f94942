"""Why an act on a mandate is not possible; views turn these into pages and field errors."""

from jobroom.companies.models import Company


class NotAskable(Exception):
    """No mandate can be asked for; `key` of the catalogue says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NeedsPaper(Exception):
    """Nobody of the client could answer: what `client` signed on paper is needed."""

    def __init__(self, client: Company) -> None:
        super().__init__(client.uid)
        self.client = client


class NotEntitled(Exception):
    """The actor does not belong to the side that may do this."""


class TooWide(Exception):
    """The client may lower what was asked for, not raise it; every mandate ends after five years at most."""


class TooManyFiles(Exception):
    """So many files lie with this question already that no more are kept."""


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
