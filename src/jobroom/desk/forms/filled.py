"""A form that came in on a request's page: which act it asks for, and whether it came before."""

from dataclasses import dataclass

from django.http import QueryDict

from jobroom.desk.forms.deciding import SECOND, ClearForm, ConfirmForm, DecideForm
from jobroom.pages.forms import PageForm
from jobroom.rights.models import Decision

K = Decision.Kind
DECIDE, CONFIRM, CLEAR = "decide", "confirm", K.CLEAR_OBJECTION.value


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that came in on a request's page, and which act it asks for."""

    act: str
    form: PageForm

    @property
    def outcome(self) -> str:
        """The kind of the decision."""
        return self.act if self.act == CLEAR else str(self.form.data.get("decision", ""))

    @property
    def typed(self) -> str:
        """The text, whatever else was wrong."""
        return str(self.form.data.get("reason", "")).strip()

    def repeats(self, last: Decision) -> bool:
        """Whether the last decision is what this form asks for; a confirmation may come without a text."""
        same_text = self.typed == last.reason or (self.outcome == K.CONFIRM and not self.typed)
        return self.outcome == last.kind and same_text


def read(data: QueryDict, *, told: str) -> Filled:
    """The form of an act; without its name, the decision tells which one it is."""
    act = data.get("act", "")
    if act == CLEAR:
        return Filled(CLEAR, ClearForm(data, auto_id="clear_%s"))
    if act == CONFIRM or data.get("decision") in dict(SECOND):
        return Filled(CONFIRM, ConfirmForm(data))
    return Filled(DECIDE, DecideForm(data, told=told))
