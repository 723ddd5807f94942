"""What comes in: the three numbers of a letter, the five figures of a period."""

from functools import partial
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.cases.figures import NAMES, Figures
from jobroom.pages.catalogue import fault
from jobroom.pages.formats import hundredths
from jobroom.pages.forms import CountField, HundredthsField, KeyedField, LongTextField, NumberField, PageForm
from jobroom.rules.codes import PIN_LENGTH, parse_pin
from jobroom.rules.numbers import parse_fund_number, parse_ree

MOST_STAFF, MOST_HOURS, MOST_WAGES = 100_000, 2_500_000_000, 100_000_000_000


class PinField(KeyedField):
    """A PIN as it is copied from paper: any case, spaces and hyphens; its length is checked."""

    def read(self, text: str) -> str:
        pin = parse_pin(text)
        if len(pin) != PIN_LENGTH:
            raise fault("pin.length", m=PIN_LENGTH, n=len(pin))
        return pin


class CaseSignInForm(PageForm):
    """REE number, fund number, PIN. A wrong check digit passes once the person confirms the letter has it."""

    ree = NumberField(parse_ree, empty="ree.empty", label=_("REE number"))
    ree_confirmed = forms.BooleanField(required=False, label=_("It is written like this in the letter"))
    fund_number = NumberField(parse_fund_number, empty="cch.empty", label=_("Fund number"))
    pin = PinField(empty="pin.empty", label=_("PIN"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        confirmed = bool(self.data.get("ree_confirmed"))
        number = self.fields["ree"]
        assert isinstance(number, NumberField)
        number.parse = partial(parse_ree, confirmed=confirmed)

    @property
    def asks_to_confirm(self) -> bool:
        """Whether the check digit is in doubt, now or in what was sent before."""
        return self.has_error("ree", "ree.check") or bool(self.data.get("ree_confirmed"))


class StaffField(CountField):
    """A number of people; `counted` names them within the sentence that asks for the number."""

    def __init__(self, *, counted: str | Promise, **kwargs: Any) -> None:
        self.counted = counted
        super().__init__(most=MOST_STAFF, **kwargs)

    def clean(self, value: Any) -> Any:
        if not str(value or "").strip():
            raise fault("staff.empty", label=self.counted)
        return super().clean(value)


class WageField(HundredthsField):
    """The wage sum; the sentence that asks for it has it with its article."""

    def clean(self, value: Any) -> Any:
        if not str(value or "").strip():
            raise fault("amount.empty", label=_("the wage sum"))
        return super().clean(value)


class PeriodForm(PageForm):
    """The five figures and a note; `version` is the one that stood on the page."""

    entitled_employees = StaffField(label=_("Entitled staff"), counted=_("entitled staff"))
    affected_employees = StaffField(label=_("Affected staff"), counted=_("affected staff"))
    target_hours = HundredthsField("hours", most=MOST_HOURS, label=_("Target hours"))
    lost_hours = HundredthsField("hours", most=MOST_HOURS, label=_("Lost hours"))
    wage_sum = WageField("amount", most=MOST_WAGES, label=_("Wage sum subject to AHV"))
    note = LongTextField(limit=2_000, label=_("Note (optional)"))

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        self._at_most("affected_employees", "entitled_employees", "staff.more", str)
        self._at_most("lost_hours", "target_hours", "hours.more", hundredths)
        return values

    def _at_most(self, name: str, limit: str, key: str, show: Any) -> None:
        value, most = self.cleaned_data.get(name), self.cleaned_data.get(limit)
        if value is not None and most is not None and value > most:
            self.add_error(name, fault(key, n=show(most)))

    @property
    def figures(self) -> Figures:
        """The clean figures."""
        return Figures(**{name: self.cleaned_data[name] for name in NAMES})

    def number_of(self, name: str) -> int:
        """A hidden counter; what is no number is older than everything."""
        text = str(self.data.get(name, ""))
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def typed(figures: Figures, note: str) -> dict[str, str]:
    """How the form is filled before anybody types."""
    return {
        "entitled_employees": str(figures.entitled_employees),
        "affected_employees": str(figures.affected_employees),
        "target_hours": hundredths(figures.target_hours),
        "lost_hours": hundredths(figures.lost_hours),
        "wage_sum": hundredths(figures.wage_sum),
        "note": note,
    }
