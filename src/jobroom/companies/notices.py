"""Mails about the people of a company (N-4, N-5, N-6 of design note 4.N, and T-ROLE-5).

Every join, change of role, departure and refused wish is told to the main administrators, the deputy and the
person. No link carries a secret; each leads to a page that asks for the sign-in.
"""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.companies.labels import MEANINGS, ROLES
from jobroom.companies.models import Invitation, JoinRequest, Membership, Review
from jobroom.companies.queries.members import watchers_of
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages import formats
from jobroom.rules.invitations import WishState


def invited(invitation: Invitation) -> None:
    """N-4, to the invited address; in the language of its account, where there is one, else the company's."""
    known = find_account(invitation.email)

    def write() -> Notice:
        names = {"company": invitation.company.name, "name": invitation.sender.name}
        return Notice(
            subject=_("Invitation from %(company)s") % names,
            sentences=[
                _("%(name)s invites you to work for %(company)s in this service.") % names,
                _("The invitation is valid until %(day)s, for this e-mail address only.")
                % {"day": formats.day(invitation.valid_until)},
                _("Sign in with this address, or create an account with it."),
            ],
            facts=[
                (_("Company"), f"{invitation.company.name}, {invitation.company.shown_uid}"),
                (_("Role"), str(ROLES[invitation.role])),
                (_("What you can do"), str(MEANINGS[invitation.role])),
            ],
            link=(_("Open the invitation"), reverse("invitation", args=[invitation.reference])),
            after=[_("If you do not know the company, do nothing.")],
        )

    language = known.language if known is not None else invitation.company.language
    send_all([Mail("N-4", invitation.email, language, write)])


def wish_asked(wish: JoinRequest, administrators: list[Account]) -> None:
    """N-5: the administrators decide, on a page and never by opening a link."""

    def write() -> Notice:
        return Notice(
            subject=_("%(name)s asks to join") % {"name": wish.account.name},
            sentences=[
                _("%(name)s would like to work for %(company)s in this service.")
                % {"name": wish.account.name, "company": wish.company.name},
                _("Accept only people you know. You decide which role they get."),
            ],
            facts=[
                (_("Name"), wish.account.name),
                (_("E-mail address"), wish.account.email),
                *([(_("Reason"), wish.text)] if wish.text else []),
            ],
            link=(_("Decide on the request"), reverse("join_request", args=[wish.reference])),
        )

    _tell("N-5", administrators, write)


def wish_decided(wish: JoinRequest) -> None:
    """N-6: the answer, to the person who asked."""
    accepted = wish.state == WishState.ACCEPTED

    def write() -> Notice:
        result = (
            pgettext("request to join", "accepted") if accepted else pgettext("request to join", "refused")
        )
        company = {"company": wish.company.name}
        link = (
            (_("Company and access"), reverse("company"))
            if accepted
            else (_("Open the request"), reverse("join_request", args=[wish.reference]))
        )
        return Notice(
            subject=_("Your request to join: %(result)s") % {"result": result},
            sentences=[
                _("You now belong to %(company)s.") % company
                if accepted
                else _("%(company)s has not let you in.") % company,
                *([wish.reason] if wish.reason else []),
            ],
            facts=[(_("Role"), str(ROLES[wish.role]))] if accepted else [],
            link=link,
        )

    _tell("N-6", [wish.account], write)


def wish_refused(wish: JoinRequest) -> None:
    """The result, to everybody who watches over the people of the company."""

    def write() -> Notice:
        by = wish.decided_by.name if wish.decided_by else ""
        return Notice(
            subject=_("The request of %(name)s to join was refused") % {"name": wish.account.name},
            sentences=[_("%(by)s has decided. Nothing has changed.") % {"by": by}],
            facts=[
                (_("Name"), wish.account.name),
                (_("E-mail address"), wish.account.email),
                *([(_("Reason"), wish.reason)] if wish.reason else []),
            ],
        )

    _tell("join-refused", watchers_of(wish.company), write)


def joined(row: Membership, people: list[Account]) -> None:
    """Somebody belongs to the company now; `people` are told besides those who watch."""

    def write() -> Notice:
        names = {"name": row.account.name, "company": row.company.name}
        return Notice(
            subject=_("%(name)s now belongs to %(company)s") % names,
            sentences=[_("If this is not right, tell a main administrator or write to support.")],
            facts=_facts(row, row.confirmed_by),
            link=_link(),
        )

    _tell("joined", [*watchers_of(row.company), *people], write)


def role_changed(row: Membership, old: str, actor: Account) -> None:
    """Somebody has another role."""

    def write() -> Notice:
        return Notice(
            subject=_("%(name)s has another role") % {"name": row.account.name},
            sentences=[
                _("Until now the role was: %(role)s") % {"role": ROLES[old]},
                _("If this is not right, tell a main administrator or write to support."),
            ],
            facts=_facts(row, actor),
            link=_link(),
        )

    _tell("role-changed", [*watchers_of(row.company), row.account], write)


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
            facts=_facts(row, actor),
        )

    _tell("left", [*watchers_of(row.company), row.account], write)


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
            link=_link(),
        )

    _tell("deputy", [*watchers_of(row.company), row.account], write)


def review_asked(review: Review, people: list[Account]) -> None:
    """Once a quarter: do all these people still work here?"""

    def write() -> Notice:
        company = review.company
        return Notice(
            subject=_("Do all people of %(company)s still work there?") % {"company": company.name},
            sentences=[
                _("Once a quarter we ask the main administrators to go through the people."),
                _("Confirm who still works there, and remove who has left."),
            ],
            link=(_("Go through the people"), reverse("review", args=[company.uid])),
        )

    _tell("review", people, write)


def _facts(row: Membership, by: Account | None) -> list[tuple[str, str]]:
    return [
        (_("Name"), row.account.name),
        (_("Company"), f"{row.company.name}, {row.company.shown_uid}"),
        (_("Role"), str(ROLES[row.role])),
        *([(_("Done by"), by.name)] if by is not None else []),
    ]


def _link() -> tuple[str, str]:
    return (_("Company and access"), reverse("company"))


def _tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])
