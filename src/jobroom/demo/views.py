"""The demo's own pages: who to sign in as, caught mail, printed letters, the clock. In English only."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jobroom.demo import clock as demo_clock
from jobroom.demo import paper
from jobroom.demo.models import CaughtMail, PrintedLetter
from jobroom.demo.queries import list_cases, list_people
from jobroom.journal import clock


def front(request: HttpRequest) -> HttpResponse:
    """Who lives here, and where things lie."""
    context = {
        "people": list_people(),
        "cases": list_cases(),
        "now": clock.now(),
        "days": demo_clock.offset().days,
    }
    return _page(request, "demo/front.html", context)


def people_json(request: HttpRequest) -> HttpResponse:
    """The same for scripts."""
    return JsonResponse({"people": list_people(), "cases": list_cases()})


def mail(request: HttpRequest) -> HttpResponse:
    """Caught mail, newest first, 50 a page."""
    page = Paginator(CaughtMail.objects.all(), 50).get_page(request.GET.get("page"))
    return _page(request, "demo/mail.html", {"page": page})


def one_mail(request: HttpRequest, number: int) -> HttpResponse:
    """One mail as plain text, with its links to follow."""
    found = get_object_or_404(CaughtMail, pk=number)
    parts = [(line, line.startswith(settings.ADDRESS)) for line in found.text.splitlines()]
    return _page(request, "demo/one_mail.html", {"mail": found, "lines": parts})


def mail_json(request: HttpRequest) -> HttpResponse:
    """Every caught mail for scripts, newest first."""
    rows = [
        {
            "to": row.recipients, "subject": row.subject, "text": row.text, "language": row.language,
            "at": row.at.isoformat(),
        }
        for row in CaughtMail.objects.all()
    ]  # fmt: skip
    return JsonResponse(rows, safe=False)


def letters(request: HttpRequest) -> HttpResponse:
    """The paper that came out of the printer."""
    page = Paginator(PrintedLetter.objects.all(), 50).get_page(request.GET.get("page"))
    return _page(request, "demo/letters.html", {"page": page})


def letter(request: HttpRequest, file_name: str) -> FileResponse:
    """One letter as PDF."""
    get_object_or_404(PrintedLetter, file_name=file_name)
    path = paper.find(file_name)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="application/pdf")


@csrf_exempt
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """`days`: move the clock by so many; answers the new time. Scripts call it, so no token is asked."""
    try:
        moved = demo_clock.move(int(request.POST.get("days", "0")))
    except ValueError as fault:
        return JsonResponse({"error": str(fault)}, status=400)
    if "text/html" in request.headers.get("Accept", ""):
        return HttpResponseRedirect(reverse("demo"))
    return JsonResponse({"now": clock.now().isoformat(), "days": moved.days})


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    with translation.override("en"):
        return render(request, template, context)
