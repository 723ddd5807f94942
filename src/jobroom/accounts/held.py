"""What somebody had typed when it could not be taken, given back as soon as it can.

A form that arrives after the end of a session, or at a lock, is kept for its account; the same address
shows the same values again. Secrets are never kept (promise 5).

A view that wants them back writes `form = PeriodForm(request.POST or held_fields(request))` and shows the
form; the values are dropped once the form has been sent with success (any redirect), or after a day.
A page that cannot show them, because it only takes what is sent, is answered by `send_again`.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from jobroom.accounts.actions import forget_held_form, hold_form
from jobroom.accounts.models import Account, HeldForm
from jobroom.accounts.queries import latest_held_form
from jobroom.pages.errors import SECRETS

TOKEN = "held"  # noqa: S105 - the name of a query field
NOTED = "held"


def hold(request: HttpRequest, account: Account) -> str | None:
    """Keep the fields of a form; answers the token of `?held=`, or None where there is nothing to keep."""
    return hold_for(request, account.pk)


def hold_for(request: HttpRequest, account_id: int) -> str | None:
    """The same for an account of which only the id is known, because its session is gone."""
    fields = {
        name: [str(value) for value in values] for name, values in request.POST.lists() if name not in SECRETS
    }
    return hold_form(account_id, request.path, fields) if fields else None


def address_with(request: HttpRequest, token: str) -> str:
    """The address that a form was sent to, with the token of what is held."""
    query = request.GET.copy()
    query[TOKEN] = token
    return f"{request.path}?{query.urlencode()}"


def held_fields(request: HttpRequest) -> QueryDict | None:
    """The fields kept for this account at this address: by the token, else the latest."""
    row = _held(request)
    if row is None:
        return None
    request.session[NOTED] = row.path
    data = QueryDict(mutable=True)
    for name, values in row.fields.items():
        data.setlist(name, values)
    return data


def forget_sent(request: HttpRequest, response: HttpResponse) -> None:
    """After a form went through at an address where values were given back: they are not needed any more."""
    went_through = request.method == "POST" and response.status_code in (302, 303)
    if not (went_through and isinstance(request.user, Account)):
        return
    if request.session.get(NOTED) == request.path:
        del request.session[NOTED]
        forget_held_form(request.user, request.path)


def send_again(request: HttpRequest) -> HttpResponse | None:
    """The page with what was typed and a button, where the address itself has no page to show it on."""
    row = _held(request)
    if row is None:
        return None
    request.session[NOTED] = row.path
    rest = {name: value for name, value in request.GET.items() if name != TOKEN}
    path = f"{row.path}?{urlencode(rest)}" if rest else row.path
    fields = [(name, value) for name, values in row.fields.items() for value in values]
    return render(request, "pages/stale.html", {"fields": fields, "path": path})


def _held(request: HttpRequest) -> HeldForm | None:
    if request.method != "GET" or not isinstance(request.user, Account):
        return None
    return latest_held_form(request.user, request.path, token=request.GET.get(TOKEN, ""))
