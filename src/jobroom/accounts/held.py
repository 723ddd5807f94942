"""What somebody had typed when it could not be taken, given back as soon as it can.

A form that arrives after the end of a session, or at a lock, is kept for its account; the same address
shows the same values again. Secrets are never kept (promise 5).
"""

import secrets
from datetime import timedelta

from django.http import HttpRequest, QueryDict

from jobroom.accounts.models import Account, HeldForm
from jobroom.journal import clock
from jobroom.pages.errors import SECRETS

LARGEST = 100_000
KEPT_FOR = timedelta(hours=24)


def hold(request: HttpRequest, account: Account) -> str | None:
    """Keep the fields of a form; answers the token of `?held=`, or None where there is nothing to keep."""
    fields = {name: values for name, values in request.POST.lists() if name not in SECRETS}
    if not fields or sum(len(value) for values in fields.values() for value in values) > LARGEST:
        return None
    row = HeldForm.objects.create(
        token=secrets.token_urlsafe(32), account=account, path=request.path, fields=fields, held_at=clock.now()
    )
    return row.token


def held_fields(request: HttpRequest) -> QueryDict | None:
    """The fields kept for this account at this address: by the token, else the latest."""
    if request.method != "GET" or not isinstance(request.user, Account):
        return None
    rows = HeldForm.objects.filter(account=request.user, path=request.path, held_at__gt=clock.now() - KEPT_FOR)
    token = request.GET.get("held")
    row = (rows.filter(token=token) if token else rows).order_by("-held_at").first()
    if row is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in row.fields.items():
        data.setlist(name, values)
    return data
