"""The signed form: pages in, code found or typed, who signed, sent. What was uploaded is never asked
for twice.
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.files.actions import take_in
from jobroom.files.downloads import picture
from jobroom.files.models import StoredFile
from jobroom.files.reading import codes_on, pictures_of, signatures_on
from jobroom.files.refusals import FileRefused
from jobroom.journal import clock
from jobroom.pages.catalogue import fault
from jobroom.pages.formats import clock_time, day
from jobroom.pages.forms import PageForm
from jobroom.powers.actions.returning import (
    OtherForm,
    code_on_form,
    keep_upload,
    send_form,
    try_code,
    valid_until,
)
from jobroom.powers.faults import CodeFault, NotPossible
from jobroom.powers.forms import CodeForm, ReturnForm, SendForm
from jobroom.powers.models import PowerOfAttorney, ReturnedForm
from jobroom.powers.queries import access_page, access_power, count_files, draft_of, needed_for
from jobroom.powers.views.mine import power_page
from jobroom.rules.powers import MOST_FILES


class NoPages(Exception):
    """Neither a file came in, nor had one come before."""


class TooManyFiles(Exception):
    """So many files lie with this request already that no more are kept."""


@signed_in
@require_POST
def upload(request: SignedInRequest, reference: str) -> HttpResponse:
    """Pages of the form, with its code typed or to be found on them. Raises: Http404."""
    power = access_power(request.user, reference)
    form = ReturnForm(request.POST, request.FILES, auto_id="upload_%s")
    if not form.is_valid():
        return power_page(request, power, form=form, status=422)
    try:
        draft, found = _kept(request, power, form)
    except NoPages:
        form.add_error("file", fault("file.none"))
    except TooManyFiles:
        form.add_error("file", fault("file.quota", n=MOST_FILES))
    except OtherForm as other:
        form.add_error("file", fault("letter.other", reference=other.reference))
    except NotPossible:
        return power_page(request, access_power(request.user, reference), status=409)
    if form.errors:
        return power_page(request, power, form=form, status=422)
    return _with_code(request, power, draft, form, found)


def _kept(
    request: SignedInRequest, power: PowerOfAttorney, form: ReturnForm
) -> tuple[ReturnedForm, str | None]:
    """The draft with the pages, and their code. Raises: NoPages, TooManyFiles, OtherForm, NotPossible."""
    uploads = form.cleaned_data["file"]
    draft = draft_of(power)
    if not uploads and draft is not None:
        return draft, None
    if not uploads:
        raise NoPages
    if count_files(power) + len(uploads) > MOST_FILES:
        raise TooManyFiles
    files = [take_in(one, actor=request.user.actor, matter=power.subject) for one in uploads]
    found = code_on_form(power, _texts(files))
    seals = [signature.kept() for file in files for signature in signatures_on(file)]
    return keep_upload(power, files, seals, actor=request.user), found


def _texts(files: Sequence[StoredFile]) -> list[str]:
    """What stands in the codes; pages that take too long to search are treated as pages without one."""
    try:
        return [text for file in files for text in codes_on(file)]
    except FileRefused:
        return []


def _with_code(
    request: SignedInRequest, power: PowerOfAttorney, draft: ReturnedForm, form: PageForm, found: str | None
) -> HttpResponse:
    typed = form.cleaned_data["code"]
    try:
        if not found and not typed:
            form.add_error("code", fault("letter.unread"))
        else:
            try_code(draft, found or typed, actor=request.user, on_form=bool(found))
            return redirect("send_power", power.reference)
    except CodeFault as refused:
        form.add_error("code", _told(power, refused))
    except NotPossible:
        return power_page(request, access_power(request.user, power.reference), status=409)
    return power_page(request, power, form=_as_code_form(form), status=422)


def _as_code_form(form: PageForm) -> PageForm:
    """The pages are kept, so that only the code is asked for."""
    if isinstance(form, CodeForm):
        return form
    asked = CodeForm({"code": form.cleaned_data.get("code", "")})
    asked.is_valid()
    asked.errors.clear()
    for error in form.errors.as_data().get("code", []):
        asked.add_error("code", error)
    return asked


@signed_in
@require_POST
def enter_code(request: SignedInRequest, reference: str) -> HttpResponse:
    """The code, where it was not found on the pages. Raises: Http404."""
    power = access_power(request.user, reference)
    draft, form = draft_of(power), CodeForm(request.POST)
    if draft is None:
        raise Http404
    if not form.is_valid():
        return power_page(request, power, form=form, status=422)
    return _with_code(request, power, draft, form, None)


def _told(power: PowerOfAttorney, refused: CodeFault) -> ValidationError:
    values: dict[str, object] = {"n": refused.left}
    if refused.again is not None:
        values["time"] = clock_time(refused.again)
    if refused.key == "letter.expired":
        values["date"] = day(valid_until(power, clock.now()))
    return fault(refused.key, **values)


@signed_in
def send(request: SignedInRequest, reference: str) -> HttpResponse:
    """Check everything and send it. Raises: Http404."""
    power = access_power(request.user, reference)
    draft = draft_of(power)
    if draft is None or not draft.code_fingerprint:
        return redirect("power", power.reference)
    needed, names = needed_for(power)
    form = SendForm(
        request.POST or None, needed=needed, signatories=names, today=clock.today(),
        initial={"deputy": power.deputy_email},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            send_form(
                draft, actor=request.user, signers=form.signers(), signed_on=form.cleaned_data["signed_on"],
                deputy_email=form.cleaned_data["deputy"],
            )  # fmt: skip
            return redirect("power", power.reference)
        except NotPossible:
            return power_page(request, access_power(request.user, reference), status=409)
    page = {"power": power, "draft": draft, "form": form, "needed": needed, "pages": _pages(draft)}
    return render(request, "powers/send.html", page, status=422 if form.errors else 200)


def _pages(draft: ReturnedForm) -> range:
    return range(draft.files.count())


@signed_in
def page(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """The first page of a file of one's own form, small. Raises: Http404."""
    return picture(pictures_of(access_page(request.user, reference, number))[0])
