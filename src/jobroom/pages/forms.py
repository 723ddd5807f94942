"""What all forms share: fields whose errors come from the catalogue, no HTML5 bubbles, values kept.

Fields accept what people type or paste (design note P-06 and 5.3) and clean it to plain values.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise

from jobroom.pages.catalogue import fault, fault_of
from jobroom.pages.formats import hundredths
from jobroom.rules.amounts import parse_hundredths
from jobroom.rules.numbers import NumberFault

_SPACES = re.compile(r"[\s'’`]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MOST_DIGITS = 15


def _without_controls(value: Any) -> str:
    """What was pasted, without signs that no database keeps and nobody sees."""
    return _CONTROLS.sub("", str(value or ""))


class PageForm(forms.Form):
    """A form of one page; rendered by the macros in pages/forms.html."""

    use_required_attribute = False
    secret_fields: frozenset[str] = frozenset()

    def field_errors(self) -> list[tuple[str, str, str]]:
        """Field name, catalogue key and text of each error, in the order of the fields."""
        listed = [*self.fields, NON_FIELD_ERRORS]
        data = self.errors.as_data()
        return [
            (name, error.code or "", " ".join(error.messages))
            for name in listed
            for error in data.get(name, [])
        ]


class KeyedField(forms.CharField):
    """A line of text whose emptiness has a key of its own (None: may be empty)."""

    def __init__(self, *, empty: str | None = None, **kwargs: Any) -> None:
        self.empty = empty
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(_without_controls(value)) or "").strip()
        if not text and self.empty is not None:
            raise fault(self.empty, label=self.label or "")
        return self.read(text) if text else self.nothing()

    def nothing(self) -> Any:
        """The clean value of an empty field."""
        return ""

    def read(self, text: str) -> Any:
        """The clean value of what was typed."""
        return text


class LongTextField(KeyedField):
    """Several lines, with a limit that is named when it is passed."""

    widget = forms.Textarea

    def __init__(self, *, limit: int = 2_000, **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(**kwargs)

    def read(self, text: str) -> str:
        if len(text) > self.limit:
            raise fault("reason.long", n=len(text), m=self.limit)
        return text


class DayField(KeyedField):
    """A day as people write it here: 31.12.2027; `wrong` is the key of what is none."""

    def __init__(self, *, wrong: str, **kwargs: Any) -> None:
        self.wrong = wrong
        super().__init__(**kwargs)

    def nothing(self) -> date | None:
        return None

    def read(self, text: str) -> date:
        try:
            return datetime.strptime(text.replace(" ", ""), "%d.%m.%Y").date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            raise fault(self.wrong) from None


class EmailField(KeyedField):
    """An e-mail address, in lower case."""

    def read(self, text: str) -> str:
        try:
            validate_email(text)
        except ValidationError:
            raise fault("email.format") from None
        return text.casefold()


class NumberField(KeyedField):
    """A number of the procedure, read by a function of `rules.numbers`."""

    def __init__(self, parse: Callable[[str], str], **kwargs: Any) -> None:
        self.parse = parse
        super().__init__(**kwargs)

    def read(self, text: str) -> str:
        try:
            return self.parse(text)
        except NumberFault as found:
            raise fault_of(found) from found


class HundredthsField(KeyedField):
    """Francs or hours with at most two decimals, cleaned to hundredths; `kind` names its keys."""

    def __init__(self, kind: str, *, most: int, **kwargs: Any) -> None:
        self.kind, self.most = kind, most
        super().__init__(empty=f"{kind}.empty", **kwargs)

    def read(self, text: str) -> int:
        try:
            return parse_hundredths(text, most=self.most)
        except NumberFault as found:
            raise fault(self._key(found.code), label=self.label or "", x=hundredths(self.most)) from found

    def _key(self, code: str) -> str:
        """Only amounts say more exactly what is wrong."""
        if code == "number.large":
            return f"{self.kind}.max"
        exact = self.kind == "amount" and code in ("number.decimals", "number.negative")
        return code.replace("number", self.kind) if exact else f"{self.kind}.format"


class OneOfField(forms.ChoiceField):
    """One of several radio buttons."""

    widget = forms.RadioSelect

    def __init__(self, *, empty: str, choices: Sequence[tuple[str, str | Promise]], **kwargs: Any) -> None:
        self.empty = empty
        super().__init__(required=False, choices=choices, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(value or "")
        if text not in dict(self.choices):  # type: ignore[arg-type]
            raise fault(self.empty)
        return text
