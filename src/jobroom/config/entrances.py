"""Addresses without a language: the root, the desk, the address in the source document, references."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.accounts.models import Account
from jobroom.claims.queries import submissions
from jobroom.companies import queries as companies
from jobroom.mandates import queries as mandates
from jobroom.powers import queries as powers
from jobroom.rights import queries as rights
from jobroom.rules.codes import parse_reference
from jobroom.support.queries import cases as support

LookUp = Callable[[Account, str], tuple[str, ...]]
# By the prefix of a reference: the rooms that give such references out. Each answers the page that one leads
# to, or raises Http404; the first that knows it wins.
LOOK_UPS: dict[str, tuple[LookUp, ...]] = {
    "ER": (rights.where_is,),
    "KR": (submissions.where_is,),
    "KO": (companies.where_is, mandates.where_is, powers.where_is),
    "SU": (support.where_is,),
}


def _in(language: str, name: str, *args: object) -> HttpResponse:
    with translation.override(language):
        return HttpResponseRedirect(reverse(name, args=args or None))


def _language_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return user.language if isinstance(user, Account) else translation.get_language_from_request(request)


def choose_language(request: HttpRequest) -> HttpResponse:
    """`/`: the start page in the language of the person or their browser."""
    response = _in(_language_of(request), "start")
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def to_desk(request: HttpRequest) -> HttpResponse:
    """`/desk/`: the inbox in the language of the person; the inbox leads to the sign-in."""
    return _in(_language_of(request), "desk_inbox")


def printed_address(request: HttpRequest) -> HttpResponse:
    """The address of the source document; its `lang` wins where it is one of ours."""
    asked = request.GET.get("lang", "")
    return _in(asked if asked in ("de", "fr", "it", "en") else _language_of(request), "cases")


@signed_in
def by_reference(request: SignedInRequest, reference: str) -> HttpResponse:
    """`/r/<reference>`: the matter it belongs to, for those who may see it; 404 for everybody else."""
    parsed = parse_reference(reference)
    if parsed is None:
        raise Http404
    name, *args = _where_is(request.user, parsed)
    return _in(_language_of(request), name, *args)


def _where_is(account: Account, reference: str) -> tuple[str, ...]:
    for look_up in LOOK_UPS.get(reference[:2], ()):
        try:
            return look_up(account, reference)
        except Http404:
            continue
    raise Http404
