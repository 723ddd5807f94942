"""The grid of employees as a form: a field for each cell, named `r<number>-<column>`, new ones `n<place>-…`.

Which rows were on the page is sent along: another window may have removed some meanwhile, and what was typed
here must not get lost by that.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from jobroom.claims.columns import Column
from jobroom.claims.entries import Entry
from jobroom.claims.merging import Edits
from jobroom.claims.steps import Step
from jobroom.pages.forms import KeyedField, NumberField, PageForm
from jobroom.rules.numbers import mask_ahv, parse_ahv

MOST_ROWS = 200


class KnownNumberField(NumberField):
    """The AHV number that is stored: shown masked, and unchanged as long as the mask stands there."""

    def __init__(self, number: str, **kwargs: Any) -> None:
        self.number, self.mask = number, mask_ahv(number) if number else ""
        super().__init__(parse_ahv, **kwargs)

    def read(self, text: str) -> str:
        return self.number if text == self.mask else super().read(text)


class GridForm(PageForm):
    """The rows of one page in the columns of one step; `rows` as they stood in the version that was shown."""

    def __init__(
        self, data: Any = None, *, step: Step, rows: Mapping[int, Entry], blanks: int = 0, **kwargs: Any
    ) -> None:
        self.step, self.rows = step, rows
        self.places = range(min(blanks, MOST_ROWS)) if step.adds else range(0)
        super().__init__(data, initial=dict(_shown(step.columns, rows)), **kwargs)
        for number, entry in rows.items():
            who = entry.name or _("employee %(number)s") % {"number": number}
            for column in step.columns:
                self.fields[f"r{number}-{column.name}"] = _field(column, who, entry.ahv_number)
            if step.adds:
                self.fields[f"r{number}-remove"] = forms.BooleanField(required=False)
        for place in self.places:
            who = _("new employee %(number)s") % {"number": place + 1}
            for column in step.columns:
                self.fields[f"n{place}-{column.name}"] = _field(column, who, "")

    @property
    def new(self) -> list[tuple[int, Entry]]:
        """The new employees with something typed, by their place on the page."""
        typed = [
            (place, Entry(**{name: self.cleaned_data[f"n{place}-{name}"] for name in self.step.names}))
            for place in self.places
        ]
        return [(place, entry) for place, entry in typed if not entry.empty]

    @property
    def edits(self) -> Edits:
        """What the person wants; only of a form without errors."""
        removed = frozenset(number for number in self.rows if self.cleaned_data.get(f"r{number}-remove"))
        cells = {
            number: {name: self.cleaned_data[f"r{number}-{name}"] for name in self.step.names}
            for number in self.rows
        }
        return Edits(cells, [entry for _place, entry in self.new], removed)

    def outdated(self, latest: Mapping[int, Entry]) -> dict[str, str]:
        """The cells that another window has changed meanwhile, as they are to be shown here too."""
        shown = dict(_shown(self.step.columns, {key: latest[key] for key in self.rows if key in latest}))
        return {
            name: text
            for name, text in shown.items()
            if self.cleaned_data[name]
            != getattr(latest[int(name[1:].partition("-")[0])], name.partition("-")[2])
        }


def _field(column: Column, who: str, number: str) -> KeyedField:
    field = KnownNumberField(number) if column.name == "ahv_number" else deepcopy(column.field)
    field.label = f"{who}: {column.label}"
    return field


def _shown(columns: Sequence[Column], rows: Mapping[int, Entry]) -> Any:
    for number, entry in rows.items():
        for column in columns:
            text = mask_ahv(entry.ahv_number) if column.name == "ahv_number" and entry.ahv_number else ""
            yield f"r{number}-{column.name}", text or column.text(entry)


def numbers_in(text: str) -> list[int]:
    """The numbers of the rows that were on a page: `3,4,9`; what is none is left out."""
    parts = (part for part in text.split(",") if part.isascii() and part.isdigit() and len(part) < 10)
    return [int(part) for part in parts][:MOST_ROWS]


def count_in(text: str, most: int = 999_999_999) -> int:
    """A hidden counter; what is no number is 0."""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 10 else 0
