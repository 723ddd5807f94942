"""Somebody has left a company: which periods have nobody any more (N-8), or where they have gone."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.companies.models import Membership
from jobroom.companies.queries import watchers_of
from jobroom.mailbox.actions import Notice
from jobroom.pages import formats
from jobroom.rights.notices.parts import tell


def periods_left_alone(row: Membership, periods: list[Period], administrators: list[Account]) -> None:
    """N-8: somebody has left, and these periods have nobody any more who could write them."""
    count = len(periods)

    def write() -> Notice:
        return Notice(
            subject=ngettext(
                "%(num)s period without an owner", "%(num)s periods without an owner", count
            ) % {"num": count},
            sentences=[
                _("%(name)s has left %(company)s and was the only one who could write these periods.")
                % {"name": row.account.name, "company": row.company.name},
                _("A colleague opens one of them and asks for all with one button."),
            ],
            facts=_months_by_place(periods),
            link=(_("Open the periods"), reverse("cases")),
        )  # fmt: skip

    tell("N-8", administrators, write)


def periods_moved(row: Membership, taker: Account, periods: list[Period]) -> None:
    """A leaver's periods have gone to a colleague: to both, and to who watches over the people."""
    count = len(periods)

    def write() -> Notice:
        return Notice(
            subject=ngettext(
                "%(num)s period has a new account", "%(num)s periods have a new account", count
            ) % {"num": count},
            sentences=[
                _("%(name)s can write these periods from now on.") % {"name": taker.name},
                _("Who has not opened this establishment yet needs its information letter once."),
            ],
            facts=_months_by_place(periods),
        )  # fmt: skip

    tell("periods-moved", [taker, row.account, *watchers_of(row.company)], write)


def _months_by_place(periods: list[Period]) -> list[tuple[str, str]]:
    places: dict[str, list[str]] = {}
    for period in periods:
        places.setdefault(period.case.establishment.shown_ree, []).append(period.month)
    return [(f"{_('REE number')} {ree}", formats.month_list(months)) for ree, months in places.items()]
