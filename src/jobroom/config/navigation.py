"""What the frame of every page shows: names, languages, the person, and the links of their role."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.accounts.timeout import BEGAN
from jobroom.desk.queries.inbox import count_waiting
from jobroom.desk.queries.mandate_lists import count_mandates
from jobroom.desk.queries.power_lists import count_powers
from jobroom.journal import clock
from jobroom.mandates.queries import fiduciary_of
from jobroom.rules.roles import Staff
from jobroom.rules.support import TicketState
from jobroom.support.queries.cases import count_tickets

MANDATES = ("mandate", "mandate_ask", "mandate_show", "mandate_show_again", "mandate_sample")
# Which pages light up which entry, by the names of their addresses.
FAMILIES: dict[str, set[str]] = {
    "cases": {
        *("cases", "case", "period", "period_edit", "case_sign_in", "period_documents", "case_documents"),
        *("period_documents_again", "case_documents_again"),
        *("period_documents_remove", "case_documents_remove"),
    },
    "requests": {"requests", "request"},
    "clients": {"clients", *MANDATES},
    "company": {
        *("company", "member", "member_remove", "leave_company", "invite", "invitation", "join"),
        *("join_request", "review", "find_employer", "employer", "powers", "power", "send_power"),
        *("take_over", "answer_take_over", "clients", *MANDATES),
    },
    "desk_inbox": {"desk_inbox", "desk_request"},
    "desk_powers": {"desk_powers", "desk_power", "desk_mandates", "desk_mandate"},
    "desk_post": {"desk_post", "desk_letter", "desk_return_letter"},
    "desk_companies": {"desk_companies", "desk_company", "desk_enter_company", "desk_ask_reset"},
    "desk_tickets": {"desk_tickets", "desk_ticket", "desk_new_ticket", "desk_resets", "desk_reset"},
    "desk_refusals": {"desk_refusals", "desk_refusal"},
}
DESK = frozenset({Staff.OFFICER, Staff.SUPPORT})


@dataclass(frozen=True, slots=True)
class Item:
    """One link of the navigation."""

    label: str
    address: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything the frame needs, so that templates decide nothing."""

    owner: str
    service: str
    subtitle: str
    languages: list[tuple[str, str]]
    person: str
    items: list[Item]
    office: bool
    session_ends: datetime
    session_minutes: int


def layout(request: HttpRequest) -> dict[str, Layout]:
    """The context processor of all pages."""
    account = getattr(request, "user", None)
    person = account if isinstance(account, Account) else None
    office = person is not None and bool(roles_of(person))
    minutes = settings.SESSION_IDLE_MINUTES_DESK if office else settings.SESSION_IDLE_MINUTES
    return {
        "layout": Layout(
            owner=_("Unemployment insurance online services"),
            service=_("Retroactive payment STW"),
            subtitle=_("Case work") if office else _("Vacation and public holidays 2020–2021"),
            languages=[(code, _same_page(request, code)) for code, _name in settings.LANGUAGES],
            person=person.name if person else "",
            items=_items(request, person, office),
            office=office,
            session_ends=_session_ends(request, minutes),
            session_minutes=minutes,
        )
    }


def _session_ends(request: HttpRequest, minutes: int) -> datetime:
    """After so many idle minutes, and at the latest when the whole time of a session is over."""
    idle = clock.now() + timedelta(minutes=minutes)
    began = request.session.get(BEGAN) if hasattr(request, "session") else None
    if began is None:
        return idle
    return min(idle, datetime.fromtimestamp(began, UTC) + timedelta(seconds=settings.SESSION_COOKIE_AGE))


def _same_page(request: HttpRequest, code: str) -> str:
    path = request.get_full_path() if request.method == "GET" else request.path
    translated = translate_url(path, code)
    if translated != path or translation.get_language() == code:
        return translated
    with translation.override(code):
        return reverse("start")


def _items(request: HttpRequest, person: Account | None, office: bool) -> list[Item]:
    if person is None:
        return []
    links = _office_links(person) if office else _own_links(person)
    try:
        here = resolve(request.path_info).url_name or ""
    except Resolver404:
        here = ""
    # A page that has an entry of its own does not light up that of the company too.
    elsewhere = "clients" in {link.name for link in links} and here in FAMILIES["clients"]
    return [
        Item(
            link.label, reverse(link.name, args=link.args or None),
            _belongs(here, link.name) and not (link.name == "company" and elsewhere), link.count,
        )
        for link in links
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Link:
    label: str
    name: str
    count: int = 0
    args: tuple[str, ...] = ()


def _own_links(person: Account) -> list[_Link]:
    fiduciary = fiduciary_of(person)
    clients = [_Link(_("Clients"), "clients", args=(fiduciary,))] if fiduciary else []
    return [
        _Link(_("Periods"), "cases"), _Link(_("Requests"), "requests"), *clients,
        _Link(_("Company and access"), "company"),
    ]  # fmt: skip


def _office_links(person: Account) -> list[_Link]:
    if not roles_of(person) & DESK:
        return []
    waiting, powers, mandates = count_waiting(), count_powers(), count_mandates()
    signed = sum(powers[name] + mandates[name] for name in ("open", "proposed"))
    return [
        _Link(_("Inbox"), "desk_inbox", waiting["open"]),
        _Link(_("Second review"), "desk_second", waiting["proposed"]),
        _Link(_("Powers of attorney"), "desk_powers", signed),
        _Link(_("Post"), "desk_post"),
        _Link(_("Companies"), "desk_companies"),
        _Link(_("Refused accesses"), "desk_refusals"),
        _Link(_("Support cases"), "desk_tickets", count_tickets()[TicketState.OPEN]),
    ]


def _belongs(here: str, name: str) -> bool:
    return here in FAMILIES.get(name, {name})
