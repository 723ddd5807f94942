"""N-5 and N-6: somebody asks to join, and what was decided."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jobroom.accounts.models import Account
from jobroom.companies.labels import ROLES
from jobroom.companies.models import JoinRequest
from jobroom.companies.notices.parts import tell
from jobroom.companies.queries import watchers_of
from jobroom.mailbox.actions import Notice
from jobroom.rules.invitations import WishState


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

    tell("N-5", administrators, write)


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

    tell("N-6", [wish.account], write)


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

    tell("join-refused", watchers_of(wish.company), write)
