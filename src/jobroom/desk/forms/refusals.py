"""Whatever somebody still knows of a refusal: reference, numbers, name, time."""

import re
from datetime import date, datetime, time

from django.utils.translation import gettext_lazy as _

from jobroom.desk.queries.refusals import Wanted
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, NumberField, PageForm
from jobroom.rules.calendar import ZURICH
from jobroom.rules.codes import parse_reference
from jobroom.rules.numbers import parse_ree, parse_uid

_MOMENT = re.compile(
    r"^(?:(\d{1,2})[.\s](\d{1,2})[.\s](\d{4}),?\s+)?(\d{1,2})[:.h](\d{2})(?::\d{2})?$", re.ASCII
)


class MomentField(KeyedField):
    """Day and time in Zurich, `23.11.2026 14:07`; a time alone is one of today, seconds do not matter."""

    def nothing(self) -> None:
        return None

    def read(self, text: str) -> datetime:
        found = _MOMENT.match(text)
        if found is None:
            raise fault("moment.format")
        day, month, year, hour, minute = found.groups()
        try:
            on = date(int(year), int(month), int(day)) if year else clock.today()
            return datetime.combine(on, time(int(hour), int(minute)), ZURICH)
        except ValueError:
            raise fault("moment.real", x=text) from None


class ReferenceField(KeyedField):
    """A reference as people type it."""

    def read(self, text: str) -> str:
        reference = parse_reference(text, "ER")
        if reference is None:
            raise fault("sup.ref")
        return reference


class FindRefusalForm(PageForm):
    """Whatever is known of a refusal."""

    reference = ReferenceField(label=_("Reference"))
    ree = NumberField(lambda text: parse_ree(text, confirmed=True), label=_("REE number"))
    uid = NumberField(parse_uid, label=_("UID"))
    person = KeyedField(label=_("Name or e-mail address"))
    at = MomentField(label=_("Day and time, within 10 minutes"))

    def wanted(self) -> Wanted:
        """The clean values for the query."""
        return Wanted(**self.cleaned_data)
