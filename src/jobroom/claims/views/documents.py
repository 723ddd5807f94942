"""Step 4 of a period: its documents, and the same page for those that serve all periods of a case.

Who may read the case sees and saves them; the forms stand there for who may write. A refused POST goes up
to `rights` as that of the editor does.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jobroom.accounts.held import held_fields
from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.claims.actions.documents import (
    Added,
    AlreadySent,
    TooManyDocuments,
    add_documents,
    remove_document,
    use_again,
)
from jobroom.claims.document_forms import AgainForm, DocumentForm
from jobroom.claims.document_labels import KINDS
from jobroom.claims.places import Place, check_may_write_place, may_write_place
from jobroom.claims.queries.documents import (
    access_document,
    access_place,
    access_use,
    documents_of,
    numbers_of,
    offered,
)
from jobroom.claims.steps import DOCUMENTS
from jobroom.files.downloads import response
from jobroom.files.reading import Erased
from jobroom.mandates.queries import acting_for
from jobroom.pages.catalogue import fault
from jobroom.rules.documents import MOST_DOCUMENTS, DocumentKind, missing_proofs


@signed_in
def show_documents(request: SignedInRequest, slug: str, month: str | None = None) -> HttpResponse:
    """The documents of a place; a POST adds some. Raises: WriteRefused, Http404."""
    place = access_place(request.user, slug, month)
    if request.method == "POST":
        check_may_write_place(place, request.user)
        return _add(request, place)
    held = held_fields(request)
    form = DocumentForm(initial={"kind": held.get("kind", "")}) if held else DocumentForm()
    return _page(request, place, form, lost=held is not None)


def _add(request: SignedInRequest, place: Place) -> HttpResponse:
    form = DocumentForm(request.POST, request.FILES)
    whole = form.is_valid()
    if form.good:
        try:
            added = add_documents(place, form.good, form.cleaned_data["kind"], actor=request.user)
            _tell(request, added)
        except TooManyDocuments:
            form.add_error("file", fault("document.quota", n=MOST_DOCUMENTS))
            whole = False
    if whole:
        return redirect(_name(place), *place.address)
    return _page(request, place, form, status=422)


def _tell(request: SignedInRequest, added: Added) -> None:
    if added.new:
        told = ngettext("%(num)s document was added.", "%(num)s documents were added.", added.new)
        messages.success(request, told % {"num": added.new})
    for name in added.known:
        messages.info(request, _("«%(name)s» was here already. It is kept once.") % {"name": name})


@signed_in
@require_POST
def use_documents(request: SignedInRequest, slug: str, month: str | None = None) -> HttpResponse:
    """Let documents of elsewhere serve here too. Raises: WriteRefused, Http404."""
    place = access_place(request.user, slug, month)
    check_may_write_place(place, request.user)
    form = AgainForm(request.POST, documents=numbers_of(place.case))
    if form.is_valid():
        use_again(place, form.cleaned_data["document"], actor=request.user)
    elif offered(place, request.user):
        return _page(request, place, DocumentForm(), again=form, status=422)
    return redirect(_name(place), *place.address)


@signed_in
def remove(request: SignedInRequest, slug: str, number: int, month: str | None = None) -> HttpResponse:
    """Ask, then take a draft away from here. Raises: WriteRefused, Http404."""
    place = access_place(request.user, slug, month)
    check_may_write_place(place, request.user)
    use = access_use(place, number)
    elsewhere = use.document.uses.exclude(pk=use.pk).exists()
    page = {**_frame(request, place), "document": use.document, "sent": use.sent_at, "elsewhere": elsewhere}
    if request.method == "POST":
        try:
            remove_document(use.document, place, actor=request.user)
        except AlreadySent:
            return render(request, "claims/document_remove.html", {**page, "sent": True}, status=409)
        messages.success(request, _("The document was removed."))
        return redirect(_name(place), *place.address)
    return render(request, "claims/document_remove.html", page)


@signed_in
def download(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """The file, to be saved under its own name. Raises: Http404."""
    document = access_document(request.user, slug, number)
    name = document.file.original_name.rpartition(".")[0] or document.file.original_name
    try:
        return response(document.file, name or str(KINDS[DocumentKind(document.kind)]))
    except Erased:
        raise Http404 from None


def _name(place: Place) -> str:
    return "period_documents" if place.period else "case_documents"


def _frame(request: SignedInRequest, place: Place) -> dict[str, object]:
    """What both pages need."""
    return {
        "case": place.case,
        "period": place.period,
        "acting": acting_for(request.user, place.case.establishment.company),
        "kinds": KINDS,
        "address": place.address,
        "prefix": "period" if place.period else "case",
    }


def _page(
    request: SignedInRequest,
    place: Place,
    form: DocumentForm,
    *,
    again: AgainForm | None = None,
    lost: bool = False,
    status: int = 200,
) -> HttpResponse:
    documents = documents_of(place, request.user)
    page = {
        **_frame(request, place),
        "documents": documents,
        "offered": offered(place, request.user),
        "missing": missing_proofs([one.row.kind for one in documents]),
        "writable": may_write_place(place, request.user),
        "form": form,
        "again": again,
        "lost": lost,
        "step": DOCUMENTS,
    }
    return render(request, "claims/documents.html", page, status=status)
