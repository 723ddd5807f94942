"""Cases at support: the list, one case and what can be done with it, and stopping a request from its page.

The faults of `support` become pages here: what was typed stays, and the reader learns why nothing happened.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.accounts.models import Account
from jobroom.desk.forms.tickets import NewTicketForm, NoWordsForm, StopRequestForm, WordsForm
from jobroom.desk.paging import UnknownPage, without_page
from jobroom.desk.queries import tickets
from jobroom.desk.queries.review import access_request
from jobroom.desk.wording.history import tell_company
from jobroom.desk.wording.labels import LANGUAGES
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.rights.models import STOPPABLE
from jobroom.rules.roles import Staff
from jobroom.rules.support import TicketState
from jobroom.support.actions import deciding
from jobroom.support.actions import tickets as acting
from jobroom.support.actions.stopping import Words, stop_at_desk
from jobroom.support.faults import NotEntitled, NotPossible, SameOfficer
from jobroom.support.labels import STATES, TOPICS, WAYS
from jobroom.support.models import Ticket
from jobroom.support.queries.cases import access_ticket, count_tickets

Wordy = Callable[[Ticket, Account, str], None]
ACTS: dict[str, Wordy] = {
    "take": lambda row, actor, _text: acting.take(row, actor=actor),
    "note": lambda row, actor, text: acting.add_note(row, actor=actor, text=text),
    "close": lambda row, actor, text: acting.close_ticket(row, actor=actor, reason=text),
    "release": lambda row, actor, text: deciding.release_matter(row, actor=actor, reason=text),
    "refuse": lambda row, actor, text: deciding.refuse_matter(row, actor=actor, reason=text),
    "confirm": lambda row, actor, _text: deciding.confirm_refusal(row, actor=actor),
}
LABELS: dict[str, Promise] = {"note": gettext_lazy("Your note"), "close": gettext_lazy("What came of it")}
WORDLESS = frozenset({"take", "confirm"})
DONE: dict[str, Promise] = {
    "take": gettext_lazy("%(reference)s: the case is yours."),
    "note": gettext_lazy("%(reference)s: your note is saved."),
    "close": gettext_lazy("%(reference)s: the case is closed."),
    "release": gettext_lazy("%(reference)s: the request is released, the case is closed."),
    "refuse": gettext_lazy("%(reference)s: the refusal waits for a second officer."),
    "confirm": gettext_lazy("%(reference)s: the request is refused, the case is closed."),
}


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_tickets(request: SignedInRequest) -> HttpResponse:
    """Cases in one state; an unknown one shows what is open."""
    state = request.GET.get("state", "")
    state = state if state in STATES else TicketState.OPEN.value
    try:
        page = tickets.tickets(request.user, state=state, page=request.GET.get("page", ""))
    except UnknownPage:
        return redirect(f"{reverse('desk_tickets')}{without_page(request)[:-1]}")
    context = {
        "page": page, "state": state, "states": STATES, "topics": TOPICS, "counts": count_tickets(),
        "address": without_page(request),
    }  # fmt: skip
    return render(request, "desk/tickets.html", context)


@staff(Staff.OFFICER, Staff.SUPPORT)
def open_new(request: SignedInRequest) -> HttpResponse:
    """A case that the office opens itself."""
    form = NewTicketForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "desk/ticket_new.html", {"form": form}, status=status)
    made = acting.open_ticket(actor=request.user, **form.cleaned_data)
    return redirect("desk_ticket", made.reference)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_ticket(request: SignedInRequest, reference: str) -> HttpResponse:
    """One case."""
    return _page(request, reference)


@staff(Staff.OFFICER, Staff.SUPPORT)
@require_POST
def act_on_ticket(request: SignedInRequest, reference: str, act: str) -> HttpResponse:
    """The buttons of a case."""
    if act not in ACTS:
        raise Http404
    ticket = access_ticket(request.user, reference)
    form = NoWordsForm(request.POST) if act in WORDLESS else _words(act, request.POST)
    if not form.is_valid():
        return _page(request, reference, act=act, form=form, status=422)
    try:
        ACTS[act](ticket, request.user, form.cleaned_data.get("reason", ""))
    except NotEntitled:
        raise PermissionDenied from None
    except SameOfficer:
        return render(request, "desk/ticket_same.html", {"ticket": ticket}, status=403)
    except NotPossible:
        return _page(request, reference, act=act, form=form, status=409)
    messages.success(request, str(DONE[act]) % {"reference": reference})
    return redirect("desk_ticket", reference)


@staff(Staff.OFFICER, Staff.SUPPORT)
@require_POST
def stop_request(request: SignedInRequest, reference: str) -> HttpResponse:
    """The office stops an access request from its page."""
    asked = access_request(request.user, reference)
    form = StopRequestForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/request_stop_again.html", {"form": form, "asked": asked}, status=422)
    data = form.cleaned_data
    words = Words(data["contact"], data["text"], asked.language)
    try:
        made = stop_at_desk(STOPPABLE, asked.reference, actor=request.user, words=words)
    except NotEntitled:
        raise PermissionDenied from None
    messages.success(request, _("%(reference)s stands still.") % {"reference": asked.reference})
    return redirect("desk_ticket", made.reference)


def _words(act: str, data: QueryDict | None = None) -> WordsForm:
    return WordsForm(data, auto_id=f"{act}_%s", label=LABELS.get(act, ""))


def _page(
    request: SignedInRequest, reference: str, *, act: str = "", form: PageForm | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    facts = tickets.ticket_facts(request.user, reference)
    forms = {name: _words(name) for name in ACTS if name not in WORDLESS}
    typed = str(form.data.get("reason", "")).strip() if form is not None else ""
    if form is not None and (status == 409 or act not in facts.acts):
        form, status = NoWordsForm({}), 409
        form.add_error(None, fault("sup.frozen" if act == "close" and facts.frozen else "sup.meanwhile"))
    elif isinstance(form, WordsForm):
        forms[act] = form
    asks = str(facts.matter.asks) if facts.matter is not None else ""
    context = {
        "facts": facts, "ticket": facts.ticket, "forms_of": forms, "form": form,
        "typed": typed if status == 409 else "", "states": STATES,
        "topics": TOPICS, "ways": WAYS, "languages": LANGUAGES,
        "asks": asks % {"name": facts.told.requester, "company": facts.told.company} if facts.told else "",
        "entries": tell_company(facts.events, facts.names),
    }  # fmt: skip
    return render(request, "desk/ticket.html", context, status=status)
