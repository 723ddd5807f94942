"""Mails about a mandate on paper: it is checked, needs another try, is refused, or is in force.

The client has no administrator who could be told; where one has come meanwhile, the end of the check
reaches them too.
"""

from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.companies.queries import administrators_of
from jobroom.mailbox.actions import Notice
from jobroom.mandates.models import Mandate
from jobroom.mandates.notices.parts import facts_of, link_to, tell
from jobroom.mandates.papers import paper_of
from jobroom.pages import formats


def mandate_shown(mandate: Mandate, person: Account) -> None:
    """The paper is with the office, to who showed it."""

    def write() -> Notice:
        return Notice(
            subject=_("We are checking the mandate of %(client)s") % {"client": mandate.client.name},
            sentences=[_("An officer looks at the mandate within two working days. We tell you by e-mail.")],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-shown", [person], write)


def mandate_returned(mandate: Mandate) -> None:
    """The paper was not good enough, to who asked and who showed it."""

    def write() -> Notice:
        return Notice(
            subject=_("The mandate of %(client)s needs another try") % {"client": mandate.client.name},
            sentences=[mandate.reason, _("You can upload a better mandate on its page.")],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-returned", _askers(mandate), write)


def mandate_refused(mandate: Mandate) -> None:
    """The decision of the office, with its reason."""

    def write() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": mandate.reference},
            sentences=[
                _("The mandate of %(client)s was refused.") % {"client": mandate.client.name},
                mandate.reason,
            ],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-refused", _askers(mandate), write)


def mandate_activated(mandate: Mandate) -> None:
    """It is in force: to who asked, to the fiduciary's administrators, and to the client's, if any came."""

    def write() -> Notice:
        return Notice(
            subject=_("The mandate of %(client)s is in force") % {"client": mandate.client.name},
            sentences=[
                _("%(fiduciary)s can act for this client until %(day)s.")
                % {"fiduciary": mandate.fiduciary.name, "day": formats.day(mandate.until)}
            ],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    sides = [*administrators_of(mandate.fiduciary), *administrators_of(mandate.client)]
    tell("mandate-activated", [*_askers(mandate), *sides], write)


def _askers(mandate: Mandate) -> list[Account]:
    paper = paper_of(mandate)
    return [mandate.asked_by, paper.shown_by] if paper else [mandate.asked_by]
