"""The last page of the editor: a reason for each kind of warning, and a note to the fund.

Warnings of one kind are confirmed together: whoever employs 300 people with four weeks of vacation says so
once.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.claims.queries.warnings import Key, key_of
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import LongTextField, PageForm
from jobroom.rules.checks import Finding


def mark_of(findings: Sequence[Finding]) -> str:
    """Names a group of warnings; it changes with their figures, so that no old page confirms new ones."""
    keys = repr(sorted(key_of(finding) for finding in findings))
    return hashlib.sha256(keys.encode()).hexdigest()[:12]


class CheckForm(PageForm):
    """A tick and a reason for every group that is still open; `groups` by their mark."""

    def __init__(self, data: Any = None, *, groups: Mapping[str, Sequence[Finding]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.groups = groups
        for mark in groups:
            self.fields[f"ok-{mark}"] = forms.BooleanField(required=False, label=_("It is correct"))
            self.fields[f"why-{mark}"] = LongTextField(limit=500, label=_("Reason"))
        self.fields["note"] = LongTextField(limit=2_000, label=_("Note (optional)"))

    def clean(self) -> dict[str, Any]:
        for mark in self.groups:
            if self.cleaned_data.get(f"ok-{mark}") and not self.cleaned_data.get(f"why-{mark}", "x"):
                self.add_error(f"why-{mark}", fault("warning.reason"))
        return self.cleaned_data

    @property
    def reasons(self) -> dict[Key, str]:
        """The reason for each finding of the groups that were ticked."""
        return {
            key_of(finding): self.cleaned_data[f"why-{mark}"]
            for mark, findings in self.groups.items()
            if self.cleaned_data.get(f"ok-{mark}")
            for finding in findings
        }
