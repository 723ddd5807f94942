"""What waits: for a first decision, and for the second pair of eyes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jobroom.accounts.http import SignedInRequest, staff
from jobroom.desk.paging import UnknownPage, without_page
from jobroom.desk.queries import inbox
from jobroom.desk.queries.office import decides
from jobroom.desk.wording import labels
from jobroom.journal import clock
from jobroom.rules.roles import Staff


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_inbox(request: SignedInRequest) -> HttpResponse:
    """Requests of one filter, the most urgent first; unknown filters show what is to be decided."""
    state, language = request.GET.get("state", ""), request.GET.get("language", "")
    state = state if state in inbox.FILTERS else "open"
    language = language if language in labels.LANGUAGES else ""
    try:
        page, rows = inbox.inbox(
            request.user, state=state, language=language, page=request.GET.get("page", "")
        )
    except UnknownPage:
        return redirect(f"{reverse('desk_inbox')}{without_page(request)[:-1]}")
    context = {
        "page": page, "rows": rows, "state": state, "chosen": language, "labels": labels, "now": clock.now(),
        "counts": inbox.count_waiting(), "next": inbox.next_reference(request.user),
        "address": without_page(request),
    }  # fmt: skip
    return render(request, "desk/inbox.html", context)


@staff(Staff.OFFICER, Staff.SUPPORT)
def show_second(request: SignedInRequest) -> HttpResponse:
    """Requests with a first decision; the reader's own ones wait for somebody else."""
    try:
        page, proposals = inbox.proposals(request.user, page=request.GET.get("page", ""))
    except UnknownPage:
        return redirect("desk_second")
    context = {"page": page, "proposals": proposals, "labels": labels, "now": clock.now(), "address": "?"}
    context["can_confirm"] = decides(request.user)
    return render(request, "desk/second.html", context)
