"""Mails to the administrators of a company about their own people."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period
from jobroom.companies.models import Company
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
