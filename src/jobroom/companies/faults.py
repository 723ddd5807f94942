"""Why an act on the people of a company is not possible; views turn each into a page or a field error."""


class LastAdministrator(Exception):
    """A company keeps at least one main administrator who can act."""


class NotEntitled(Exception):
    """The actor's role does not allow this change."""


class NotPossible(Exception):
    """`key` of the catalogue says why, `values` fill its text."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
