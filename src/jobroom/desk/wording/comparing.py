"""The table old / new / match: what an officer would otherwise gather from four places."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jobroom.companies.labels import ROLES
from jobroom.desk.queries.review import Review
from jobroom.desk.queries.sides import Side
from jobroom.pages import formats
from jobroom.rules.calendar import ZURICH
from jobroom.rules.signals import MANY_ATTEMPTS, RECENT_SIGN_IN

NEW_IN_THE_COMPANY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Match:
    """How the two values fit: `ok`, `diff` or `na`, in words."""

    kind: str
    text: str

    @property
    def symbol(self) -> str:
        """The sign beside the words."""
        return {"ok": "check", "diff": "warn", "na": "dash"}[self.kind]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    label: str
    old: str
    new: str
    match: Match


def compare(review: Review) -> list[Line]:
    """All rows, in the order of the mock."""
    return [_person(review), _email(review), _uid(review), _role(review), _sign_in(review), _numbers(review)]


def _person(review: Review) -> Line:
    match = Match("ok", _("same person")) if review.own else Match("na", pgettext("comparison", "change"))
    return Line(_("Person"), review.old.account.name, review.new.account.name, match)


def _email(review: Review) -> Line:
    old, new = review.old.account, review.new.account
    if new.domain == old.domain:
        match = Match("ok", _("same domain"))
    elif new.domain in review.facts.company_domains:
        match = Match("ok", _("domain used in the company"))
    else:
        match = Match("diff", _("different domain"))
    return Line(_("E-mail"), old.email, new.email, match)


def _uid(review: Review) -> Line:
    if review.new.here:
        match = Match("ok", _("company of the periods"))
    elif review.new.membership is None:
        match = Match("diff", _("no company"))
    else:
        match = Match("diff", _("another company"))
    return Line(_("UID of the account"), _shown_uid(review.old), _shown_uid(review.new), match)


def _shown_uid(side: Side) -> str:
    return side.membership.company.shown_uid if side.membership else pgettext("comparison", "none")


def _role(review: Review) -> Line:
    row = review.new.membership
    if row is None or not review.new.here or row.ended_at is not None:
        match = Match("diff", _("not a member"))
    elif review.facts.now - row.since < NEW_IN_THE_COMPANY:
        match = Match("diff", pgettext("comparison", "new"))
    else:
        match = Match("ok", pgettext("comparison", "known"))
    return Line(_("Role in the company"), _shown_role(review.old), _shown_role(review.new), match)


def _shown_role(side: Side) -> str:
    row = side.membership
    if row is None:
        return pgettext("comparison", "none")
    if row.ended_at is not None:
        return _("%(role)s until %(day)s") % {"role": ROLES[row.role], "day": formats.day(row.ended_at)}
    return _("%(role)s, since %(day)s") % {"role": ROLES[row.role], "day": formats.day(row.since)}


def _sign_in(review: Review) -> Line:
    old, new = review.old.account.last_counted_sign_in, review.new.account.last_counted_sign_in
    now = review.facts.now
    months = _months_between(old, now)
    if review.facts.old_asleep:
        text = ngettext("%(num)s month inactive", "%(num)s months inactive", months) % {"num": months}
        match = Match("ok", text)
    elif now - old < RECENT_SIGN_IN:
        match = Match("diff", _("used in the last 30 days"))
    else:
        match = Match("na", _("not used for more than 30 days"))
    return Line(_("Last sign-in"), formats.minute(old), formats.minute(new), match)


def _months_between(start: datetime, end: datetime) -> int:
    first, last = start.astimezone(ZURICH), end.astimezone(ZURICH)
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole - ((last.day, last.time()) < (first.day, first.time()))


def _numbers(review: Review) -> Line:
    case, access = review.request.case, review.access
    numbers = _("REE %(ree)s, fund %(fund)s") % {
        "ree": case.establishment.shown_ree,
        "fund": case.fund_number,
    }
    if access is None:
        return Line(_("REE, fund, PIN"), numbers, _("never entered"), Match("diff", _("no PIN")))
    new = _("the same, PIN right at attempt %(num)s") % {"num": access.attempts}
    many = access.attempts >= MANY_ATTEMPTS
    match = Match("diff", _("many attempts")) if many else Match("ok", _("identical"))
    return Line(_("REE, fund, PIN"), numbers, new, match)
