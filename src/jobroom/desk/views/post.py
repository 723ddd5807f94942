"""The post: print what waits, say that a batch is with the post, record what comes back by its number."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.cases.pin_labels import RETURNED
from jobroom.desk.forms.post import FindLetterForm, ReturnForm
from jobroom.desk.paging import UnknownPage
from jobroom.desk.queries import post
from jobroom.desk.wording.post import KINDS, RETURNS, STATES
from jobroom.letters.actions import NotPrinted, mark_posted, queue_batch, record_return
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.rules.lifecycle import WrongState
from jobroom.rules.roles import Staff

OFFICE = (Staff.OFFICER, Staff.SUPPORT)


@staff(*OFFICE)
def show_post(request: SignedInRequest) -> HttpResponse:
    """What waits and the batches; `number` looks a letter up, `reason` keeps the choice for the next scan."""
    if "number" not in request.GET:
        return _page(request, returning=ReturnForm(initial={"reason": request.GET.get("reason", "")}))
    form = FindLetterForm(request.GET, auto_id="find_%s")
    if form.is_valid():
        letter = post.find_letter(request.user, form.cleaned_data["number"])
        if letter is not None:
            return redirect("desk_letter", letter.number)
        form.add_error("number", fault("letter.unknown"))
    return _page(request, finding=form)


@staff(*OFFICE)
def print_letters(request: SignedInRequest) -> HttpResponse:
    """Queue what waits; the worker prints it."""
    if request.method != "POST":
        return redirect("desk_post")
    if queue_batch(actor=request.user.actor) is not None:
        messages.success(request, _("The letters are being printed. This page shows the batch."))
    return redirect("desk_post")


@staff(*OFFICE)
def give_to_post(request: SignedInRequest, key: int) -> HttpResponse:
    """A batch is with the post. Raises: Http404."""
    if request.method != "POST":
        return redirect("desk_post")
    batch = post.access_batch(request.user, key)
    try:
        count = mark_posted(batch, actor=request.user.actor)
    except NotPrinted:
        messages.error(request, _("This batch is with the post already, or not printed yet."))
    else:
        text = ngettext("%(num)s letter is with the post.", "%(num)s letters are with the post.", count)
        messages.success(request, text % {"num": count})
    return redirect("desk_post")


@staff(*OFFICE)
def return_letter(request: SignedInRequest) -> HttpResponse:
    """Record an envelope that came back; the next scan finds the same reason chosen."""
    if request.method != "POST":
        return redirect("desk_post")
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, returning=form)
    number, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
    letter = post.find_letter(request.user, number)
    if letter is None:
        form.add_error("number", fault("letter.unknown"))
        return _page(request, returning=form)
    try:
        record_return(letter, reason, actor=request.user.actor)
    except WrongState:
        form.add_error("number", fault("letter.done"))
        return _page(request, returning=form)
    messages.success(request, _("The return of %(number)s is recorded.") % {"number": number})
    return redirect(f"{reverse('desk_post')}?reason={reason}")


@staff(*OFFICE)
def show_letter(request: SignedInRequest, number: str) -> HttpResponse:
    """Where a letter is, and what happened to it when. Raises: Http404."""
    facts = post.access_letter(request.user, number)
    page = {
        "facts": facts, "letter": facts.letter, "kinds": KINDS, "states": STATES,
        "returned": {**RETURNED, **RETURNS}.get(facts.letter.returned_reason, ""),
    }  # fmt: skip
    return render(request, "desk/letter.html", page)


def _page(
    request: SignedInRequest, *, returning: ReturnForm | None = None, finding: FindLetterForm | None = None
) -> HttpResponse:
    try:
        found = post.post(request.user, "" if request.method == "POST" else request.GET.get("page", ""))
    except UnknownPage:
        return redirect("desk_post")
    forms: list[PageForm] = [form for form in (returning, finding) if form is not None and form.errors]
    page = {
        "post": found, "page": found.page, "form": forms[0] if forms else None,
        "returning": returning or ReturnForm(), "finding": finding or FindLetterForm(auto_id="find_%s"),
    }  # fmt: skip
    return render(request, "desk/post.html", page, status=422 if forms else 200)
