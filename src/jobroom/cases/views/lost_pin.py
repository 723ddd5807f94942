"""The PIN is lost (design note 4.K): choose, which establishment, where the letter goes, its way.

Who belongs to no company that owns the establishment, nor acts for one, sees the same pages and words,
whether the REE number exists or not; nothing is ordered then.
"""

import re
from contextlib import suppress

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.actions import NotEntitled, order_pin
from jobroom.cases.letter_forms import FindPlaceForm
from jobroom.cases.models import Case
from jobroom.cases.pin_labels import RETURNED
from jobroom.cases.pin_queries import destination, find_orderable, own_cases, track
from jobroom.cases.views.entrance import not_linked
from jobroom.companies.queries import memberships_of
from jobroom.funds import directory
from jobroom.journal import clock
from jobroom.letters.actions import CapReached, TooSoon
from jobroom.pages import formats
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import PageForm
from jobroom.powers.labels import REASONS, SOURCES
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import look_up
from jobroom.rules.numbers import NumberFault, format_ree

SLUG = re.compile(r"[0-9]{8}-[0-9]{2}")


@signed_in
def choose(request: SignedInRequest) -> HttpResponse:
    """K1: a colleague can let one in without a PIN, or a new letter is ordered."""
    return render(request, "cases/lost_pin.html")


@signed_in
def find(request: SignedInRequest) -> HttpResponse:
    """K2: which establishment. The register is asked here, so that the next page can show its answer."""
    if not memberships_of(request.user):
        return not_linked(request)
    own = own_cases(request.user)
    form = FindPlaceForm(request.POST if request.method == "POST" else None, own=own)
    if not form.is_bound or not form.is_valid():
        return _find_page(request, form)
    number = form.slug.partition("-")[2]
    if directory.find(number) is None:
        form.add_error("fund_number", fault("cch.unknown", x=number))
        return _find_page(request, form)
    case = find_orderable(request.user, form.slug)
    if case is not None:
        with suppress(RegisterAway, NumberFault):
            look_up(case.establishment.company.uid)
    return redirect("pin_order", form.slug)


def _find_page(request: SignedInRequest, form: FindPlaceForm) -> HttpResponse:
    return render(request, "cases/pin_find.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def order(request: SignedInRequest, slug: str) -> HttpResponse:
    """K3 and K4: where the letter goes, and that the old PIN stops working now. Raises: Http404."""
    case = _access(request, slug)
    form = PageForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _order_page(request, slug, case, form)
    if case is None:
        return redirect("pin_letter", slug)
    where = destination(request.user, case)
    if where.entry is not None and where.entry.no_letter() is not None:
        form.add_error(None, fault("letter.address"))
        return _order_page(request, slug, case, form)
    try:
        order_pin(case, actor=request.user)
    except TooSoon as refused:
        last, after = formats.minute(refused.last), formats.minute(refused.next)
        form.add_error(None, fault("letter.toosoon", date=last, date2=after))
    except CapReached:
        form.add_error(None, fault("letter.cap"))
    except NotEntitled:
        return redirect("pin_letter", slug)
    return _order_page(request, slug, case, form) if form.errors else redirect("pin_letter", slug)


def _access(request: SignedInRequest, slug: str) -> Case | None:
    if SLUG.fullmatch(slug) is None:
        raise Http404
    return find_orderable(request.user, slug)


def _order_page(request: SignedInRequest, slug: str, case: Case | None, form: PageForm) -> HttpResponse:
    where = destination(request.user, case) if case is not None else None
    entry = where.entry if where is not None else None
    reason = entry.no_letter() if entry is not None else None
    next_at = track(case).next_at if case is not None else None
    page = {
        "form": form, "slug": slug, "numbers": _numbers(slug), "case": case, "where": where,
        "source": SOURCES[entry.source()] if entry is not None else "",
        "reason": REASONS[reason] if reason is not None else "",
        "wait": next_at if next_at is not None and next_at > clock.now() else None,
    }  # fmt: skip
    return render(request, "cases/pin_order.html", page, status=422 if form.errors else 200)


@signed_in
def show_letter(request: SignedInRequest, slug: str) -> HttpResponse:
    """K5: the way of the letter, for who may order it; the same words for everybody. Raises: Http404."""
    case = _access(request, slug)
    tracked = track(case) if case is not None else None
    letter = tracked.letter if tracked is not None else None
    page = {
        "slug": slug, "numbers": _numbers(slug), "case": case, "tracked": tracked, "letter": letter,
        "returned": RETURNED.get(letter.returned_reason, "") if letter is not None else "",
        "now": clock.now(),
    }  # fmt: skip
    return render(request, "cases/pin_letter.html", page)


def _numbers(slug: str) -> str:
    ree, _sign, fund_number = slug.partition("-")
    return f"{format_ree(ree)} / {fund_number}"
