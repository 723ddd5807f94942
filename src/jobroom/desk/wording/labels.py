"""Names of states, roles, filters and spans of time, as the office says them."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from jobroom.companies.models import Company
from jobroom.rights.models import AccessRequest
from jobroom.rules.lifecycle import RequestState
from jobroom.rules.signals import Level
from jobroom.rules.writing import Refused

R = RequestState
STATES: dict[RequestState, tuple[str, str, Promise]] = {
    R.WITH_HOLDER: ("plain", "swap", gettext_lazy("With the other account")),
    R.OPEN: ("info", "eye", gettext_lazy("First review open")),
    R.ASKED_BACK: ("warn", "ask", gettext_lazy("Question asked")),
    R.APPROVAL_PROPOSED: ("info", "eye", gettext_lazy("Second review open: approval")),
    R.REFUSAL_PROPOSED: ("info", "eye", gettext_lazy("Second review open: refusal")),
    R.FROZEN: ("warn", "warn", gettext_lazy("Stands still")),
    R.APPROVED: ("ok", "check", gettext_lazy("Approved")),
    R.REFUSED: ("plain", "dash", gettext_lazy("Refused")),
    R.WITHDRAWN: ("plain", "dash", gettext_lazy("Withdrawn")),
}
FILTER_NAMES: dict[str, Promise] = {
    "open": gettext_lazy("To decide"),
    "proposed": gettext_lazy("In second review"),
    "asked-back": gettext_lazy("Question asked"),
    "with-holder": gettext_lazy("With the other account"),
    "frozen": gettext_lazy("Stands still"),
}
LEVELS: dict[Level, Promise] = {
    Level.BLOCKS: gettext_lazy("blocks approval"),
    Level.HIGH: pgettext_lazy("signal", "high"),
    Level.MEDIUM: pgettext_lazy("signal", "medium"),
    Level.LOW: pgettext_lazy("signal", "low"),
    Level.GOOD: gettext_lazy("speaks for it"),
}
COMPANY_STATES: dict[str, Promise] = {
    Company.Status.ACTIVE: pgettext_lazy("company", "active"),
    Company.Status.LIQUIDATION: gettext_lazy("in liquidation"),
    Company.Status.BANKRUPT: gettext_lazy("bankrupt"),
    Company.Status.DELETED: gettext_lazy("deleted from the register"),
}
REFUSED: dict[str, Promise] = {
    Refused.READ_ONLY_ROLE: gettext_lazy("The role allows reading only"),
    Refused.OWN_ACCOUNT_ASLEEP: gettext_lazy("The person’s own account was asleep"),
    Refused.HOLDER_ASLEEP: gettext_lazy("The period belongs to an account that is asleep or closed"),
    Refused.HOLDER_ACTIVE: gettext_lazy("The period belongs to an active account"),
    Refused.PERIOD_LOCKED: gettext_lazy("The period has been sent or decided"),
    Refused.WINDOW_CLOSED: gettext_lazy("The time for first filings is over"),
    Refused.NOT_YET_OPEN: gettext_lazy("First filings are not possible yet"),
}
LANGUAGES: dict[str, Promise] = {
    "de": gettext_lazy("German"),
    "fr": gettext_lazy("French"),
    "it": gettext_lazy("Italian"),
    "en": gettext_lazy("English"),
}
IN_LANGUAGE: dict[str, Promise] = {
    "de": gettext_lazy("Request in German"),
    "fr": gettext_lazy("Request in French"),
    "it": gettext_lazy("Request in Italian"),
    "en": gettext_lazy("Request in English"),
}


def remaining(request: AccessRequest, now: datetime) -> str:
    """How long until a decision is due; empty where nobody waits for one."""
    if request.closed_at is not None:
        return ""
    if request.state in (R.ASKED_BACK, R.FROZEN):
        return _("the clock stands")
    minutes = int((request.due_at - now).total_seconds() // 60)
    return _left(minutes) if minutes >= 0 else _overdue(-minutes)


def _left(minutes: int) -> str:
    days, hours = minutes // 1440, minutes // 60
    if days:
        return ngettext("%(num)s day left", "%(num)s days left", days) % {"num": days}
    if hours:
        return _("%(hours)s h %(minutes)s min left") % {"hours": hours, "minutes": minutes % 60}
    return _("%(minutes)s min left") % {"minutes": minutes}


def _overdue(minutes: int) -> str:
    days, hours = minutes // 1440, minutes // 60
    if days:
        return ngettext("overdue by %(num)s day", "overdue by %(num)s days", days) % {"num": days}
    return _("overdue by %(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes % 60}
