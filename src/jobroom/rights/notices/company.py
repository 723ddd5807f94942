"""Mails to the administrators of a company about their own people."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import watchers_of
from jobroom.mailbox.actions import Notice
from jobroom.pages import formats
from jobroom.rights.notices.parts import tell


def write_right_asked(administrator: Account, person: Account, company: Company) -> None:
    """A reader asks an administrator of the company for the right to write."""

    def write() -> Notice:
        return Notice(
            subject=_("%(name)s asks for write rights") % {"name": person.name},
            sentences=[
                _("%(name)s may read in %(company)s and would like to write.")
                % {"name": person.name, "company": company.name},
                _("You decide on the page of your company."),
            ],
            link=(_("Open the page of the company"), reverse("company")),
        )

    tell("write-right-asked", [administrator], write)


def periods_would_sleep(
    administrators: list[Account], person: Account, cases: list[tuple[Case, list[Period]]]
) -> None:
    """N-2 to the administrators: which periods would be locked when a colleague's account falls asleep."""

    def write() -> Notice:
        return Notice(
            subject=_("2 weeks left: the account of %(name)s") % {"name": person.name},
            sentences=[
                _("%(name)s has not signed in for five and a half months.") % {"name": person.name},
                _(
                    "After six months nobody can write these periods until the account is awake"
                    " or the periods move."
                ),
            ],
            facts=[
                (
                    f"{_('REE number')} {case.establishment.shown_ree}",
                    formats.month_list([p.month for p in periods]),
                )
                for case, periods in cases
            ],
        )

    tell("N-2-company", administrators, write)


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
