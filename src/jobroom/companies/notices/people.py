"""Somebody has joined, has another role, is deputy, has left (T-ROLE-5)."""

from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.companies.labels import ROLES
from jobroom.companies.models import Membership
from jobroom.companies.notices.parts import company_link, facts_of, tell
from jobroom.companies.queries import watchers_of
from jobroom.mailbox.actions import Notice


def joined(row: Membership, people: list[Account]) -> None:
    """Somebody belongs to the company now; `people` are told besides those who watch."""

    def write() -> Notice:
        names = {"name": row.account.name, "company": row.company.name}
        return Notice(
            subject=_("%(name)s now belongs to %(company)s") % names,
            sentences=[_("If this is not right, tell a main administrator or write to support.")],
            facts=facts_of(row, row.confirmed_by),
            link=company_link(),
        )

    tell("joined", [*watchers_of(row.company), *people], write)


def role_changed(row: Membership, old: str, actor: Account) -> None:
    """Somebody has another role."""

    def write() -> Notice:
        return Notice(
            subject=_("%(name)s has another role") % {"name": row.account.name},
            sentences=[
                _("Until now the role was: %(role)s") % {"role": ROLES[old]},
                _("If this is not right, tell a main administrator or write to support."),
            ],
            facts=facts_of(row, actor),
            link=company_link(),
        )

    tell("role-changed", [*watchers_of(row.company), row.account], write)


def left(row: Membership, actor: Account) -> None:
    """Somebody does not belong to the company any more."""

    def write() -> Notice:
        names = {"name": row.account.name, "company": row.company.name}
        return Notice(
            subject=_("%(name)s has left %(company)s") % names,
            sentences=[
                _("The access to this company has ended at once. What was saved and sent stays."),
                _("If this is not right, tell a main administrator or write to support."),
            ],
            facts=facts_of(row, actor),
        )

    tell("left", [*watchers_of(row.company), row.account], write)


def deputy_named(row: Membership) -> None:
    """Somebody is the deputy of the main administrators, or is so no more."""

    def write() -> Notice:
        names = {"name": row.account.name}
        subject = _("%(name)s is the deputy now") if row.is_deputy else _("%(name)s is no longer the deputy")
        return Notice(
            subject=subject % names,
            sentences=[
                _("The deputy is told of every change among the people."),
                _("A main administrator who leaves can hand over to the deputy in one step."),
            ],
            facts=[(_("Company"), f"{row.company.name}, {row.company.shown_uid}")],
            link=company_link(),
        )

    tell("deputy", [*watchers_of(row.company), row.account], write)
