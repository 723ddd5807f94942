"""One's own requests for a power of attorney, and the forms that were returned for them."""

from datetime import datetime

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.files.models import StoredFile
from jobroom.powers.models import PowerOfAttorney, ReturnedForm
from jobroom.rules.codes import parse_reference
from jobroom.rules.powers import PowerState


def powers_of(actor: Account) -> list[PowerOfAttorney]:
    """The actor's own requests, pending ones first; one query."""
    rows = PowerOfAttorney.objects.filter(requester=actor).order_by("-asked_at", "-pk")
    return sorted(rows, key=lambda row: not row.pending)


def access_power(actor: Account, reference: str) -> PowerOfAttorney:
    """The actor's own request. Raises: Http404."""
    rows = PowerOfAttorney.objects.select_related("requester", "company")
    found = rows.filter(requester=actor, reference=parse_reference(reference, "KO") or "").first()
    if found is None:
        raise Http404
    return found


def last_refusal(actor: Account, uid: str) -> datetime | None:
    """When somebody last refused the actor's take-over of a company."""
    rows = PowerOfAttorney.objects.filter(requester=actor, uid=uid, takes_over=True, state=PowerState.REFUSED)
    return rows.order_by("-decided_at").values_list("decided_at", flat=True).first()


def draft_of(power: PowerOfAttorney) -> ReturnedForm | None:
    """The form that was uploaded and not yet sent, with its files."""
    return power.forms.filter(sent_at=None).prefetch_related("files").order_by("-pk").first()


def count_files(power: PowerOfAttorney) -> int:
    """How many files were taken in for a request, those that were replaced too."""
    return StoredFile.objects.filter(matter=power.subject).count()


def access_page(actor: Account, reference: str, number: int) -> StoredFile:
    """A file of the actor's own draft or sent form, by its place. Raises: Http404."""
    power = access_power(actor, reference)
    form = power.forms.order_by("-pk").first()
    files = list(form.files.order_by("pk")) if form else []
    if not 0 <= number < len(files):
        raise Http404
    return files[number]
