"""What the search of the directory takes; nothing typed there can be wrong, it only finds nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobroom.funds.cantons import NAMES
from jobroom.funds.directory import folded
from jobroom.pages.forms import PageForm

LONGEST = 80


class SearchForm(PageForm):
    """Name or number, and canton."""

    q = forms.CharField(label=_("Name or number of the fund"), required=False)
    canton = forms.CharField(label=_("Canton"), required=False)

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"])[:LONGEST]

    def cantons(self) -> list[tuple[str, str]]:
        """Codes and names in the order of the names."""
        named = [(code, str(name)) for code, name in NAMES.items()]
        return sorted(named, key=lambda pair: folded(pair[1]))
