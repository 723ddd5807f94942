"""The review as a page, and the two pages that stand in its place when an act is not possible (any more)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.desk.forms.deciding import ClearForm, ConfirmForm, DecideForm, ReasonedForm
from jobroom.desk.forms.filled import Filled
from jobroom.desk.forms.tickets import StopRequestForm
from jobroom.desk.queries.inbox import queue
from jobroom.desk.queries.review import Review
from jobroom.desk.wording import labels
from jobroom.desk.wording.blocks import blocks
from jobroom.desk.wording.comparing import compare
from jobroom.desk.wording.history import tell_review
from jobroom.desk.wording.signals import tell
from jobroom.journal import clock
from jobroom.rights.forms import WHY


def told(review: Review) -> str:
    """The label of the text: who will read it, and in which language."""
    return _("Text to %(name)s (%(language)s)") % {
        "name": review.new.account.name,
        "language": labels.LANGUAGES[review.request.language],
    }


def review_page(
    request: HttpRequest, reader: Account, review: Review, *, filled: Filled | None = None, status: int = 200
) -> HttpResponse:
    """The whole review; a form that came in stands there again with what was typed."""
    decide, clear = _forms(review, filled)
    context = {
        "review": review, "asked": review.request, "queue": queue(reader), "labels": labels,
        "signals": tell(review.signals), "lines": compare(review), "entries": tell_review(review),
        "why": dict(WHY)[review.request.why], "blocks": blocks(review.request.language), "now": clock.now(),
        "stop": StopRequestForm(auto_id="stop_%s"), "decide": decide, "clear": clear,
        "form": filled.form if filled else None,
    }  # fmt: skip
    return render(request, "desk/request.html", context, status=status)


def meanwhile_page(request: HttpRequest, review: Review, filled: Filled) -> HttpResponse:
    """409: what happened before this form came in, and what had been typed."""
    context = {
        "review": review, "asked": review.request, "labels": labels, "typed": filled.typed,
        "last": tell_review(review)[0],
    }  # fmt: skip
    return render(request, "desk/meanwhile.html", context, status=409)


def same_page(request: HttpRequest, review: Review) -> HttpResponse:
    """403: the second pair of eyes cannot be the first."""
    return render(request, "desk/same.html", {"review": review, "asked": review.request}, status=403)


def _forms(review: Review, filled: Filled | None) -> tuple[ReasonedForm, ClearForm]:
    form: ReasonedForm = ConfirmForm() if review.act == "confirm" else DecideForm(told=told(review))
    clear = ClearForm(auto_id="clear_%s")
    if filled is not None and isinstance(filled.form, ReasonedForm):
        form = filled.form
    if filled is not None and isinstance(filled.form, ClearForm):
        clear = filled.form
    return form, clear
