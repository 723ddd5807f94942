"""Why a file is not taken: a key of the error catalogue and what fills its text."""


class FileRefused(Exception):
    """The file was not taken in, and nothing of it was kept."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values
