"""The form field for files: checked while the form is cleaned, so that what is wrong stands beside the field.

Its clean value goes to `actions.take_in` as it is. The page must send `multipart/form-data`; `upload` of
pages/forms.html draws the field.
"""

from collections.abc import Collection
from typing import Any

from django import forms

from jobroom.files.checking import Checked, check
from jobroom.files.kind_words import accepted, in_words
from jobroom.files.kinds import PAPER, Kind
from jobroom.files.refusals import FileRefused
from jobroom.files.uploads import MOST_BYTES, MOST_FILES, Upload
from jobroom.pages.catalogue import fault


class Several(forms.FileInput):
    """A file input whose value is always a list."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Upload]:
        """Nothing chosen is an empty list."""
        many = files.getlist(name) if hasattr(files, "getlist") else [files[name]] if name in files else []
        return [file for file in many if file]


class FormUpload(forms.Field):
    """Up to `most` files; cleaned to a list of `Checked`. `empty` None: none is needed."""

    widget = Several

    def __init__(
        self,
        *,
        most: int = 1,
        most_bytes: int = MOST_BYTES,
        kinds: Collection[Kind] = PAPER,
        empty: str | None = "file.none",
        **kwargs: Any,
    ) -> None:
        if most > MOST_FILES:
            raise ValueError(f"a request keeps {MOST_FILES} files at most")
        self.most, self.most_bytes, self.kinds, self.empty = most, most_bytes, kinds, empty
        self.accept = accepted(kinds)
        super().__init__(required=False, **kwargs)

    def clean(self, value: list[Upload]) -> list[Checked]:
        """Raises: ValidationError with a key of the catalogue."""
        if not value and self.empty is not None:
            raise fault(self.empty)
        if len(value) > self.most:
            raise fault("file.many", n=self.most)
        try:
            return [check(upload, most_bytes=self.most_bytes, kinds=self.kinds) for upload in value]
        except FileRefused as refused:
            raise fault(refused.key, **refused.values) from refused

    def kinds_in_words(self) -> str:
        """What may be chosen, as it stands beside the field."""
        return in_words(self.kinds)
