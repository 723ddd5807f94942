"""Mails about mandates: N-7 to the client's administrators, the answer to who asked, the end to both."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.mailbox.actions import Notice
from jobroom.mandates.models import Mandate
from jobroom.mandates.notices.parts import facts_of, link_to, tell
from jobroom.pages import formats
from jobroom.rules.lifecycle import MandateState


def mandate_asked(mandate: Mandate, administrators: list[Account]) -> None:
    """N-7: the client's administrators decide."""

    def write() -> Notice:
        return Notice(
            subject=_("%(fiduciary)s asks for a mandate") % {"fiduciary": mandate.fiduciary.name},
            sentences=[_("You decide what the fiduciary may do for your company, and until when.")],
            facts=facts_of(mandate),
            link=(_("Decide on the mandate"), reverse("mandate", args=[mandate.reference])),
        )

    tell("N-7", administrators, write)


def mandate_decided(mandate: Mandate) -> None:
    """The answer of the client, to the person who asked."""

    def write() -> Notice:
        given = mandate.state == MandateState.ACTIVE
        subject = _("%(client)s has given the mandate") if given else _("%(client)s has refused the mandate")
        return Notice(
            subject=subject % {"client": mandate.client.name},
            sentences=[_("Your company can act for this client now.") if given else mandate.reason],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-decided", [mandate.asked_by], write)


def mandate_ended(mandate: Mandate, people: list[Account]) -> None:
    """The end, to both sides."""

    def write() -> Notice:
        return Notice(
            subject=_("The mandate from %(client)s has ended") % {"client": mandate.client.name},
            sentences=[
                mandate.reason,
                _("%(fiduciary)s can no longer open the periods. Drafts stay with the client.")
                % {"fiduciary": mandate.fiduciary.name},
            ],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-ended", people, write)


def mandate_withdrawn(mandate: Mandate, administrators: list[Account]) -> None:
    """The question needs no answer any more, to those who were asked."""

    def write() -> Notice:
        return Notice(
            subject=_("%(fiduciary)s asks for no mandate any more") % {"fiduciary": mandate.fiduciary.name},
            sentences=[_("The question was taken back. You do not have to do anything.")],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-withdrawn", administrators, write)


def mandate_lapsed(mandate: Mandate, *, rested_on_paper: bool) -> None:
    """Nobody has answered, or shown a better paper, in time; to the person who asked."""

    def write() -> Notice:
        subject = _("%(client)s has not answered in time")
        if rested_on_paper:
            subject = _("No better mandate of %(client)s came in time")
        return Notice(
            subject=subject % {"client": mandate.client.name},
            sentences=[_("The question for a mandate has lapsed. You can ask again.")],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-lapsed", [mandate.asked_by], write)


def mandate_ends_soon(mandate: Mandate, people: list[Account]) -> None:
    """Before the end, to both sides: after it nobody of the fiduciary can open the periods."""

    def write() -> Notice:
        names = {"client": mandate.client.name, "day": formats.day(mandate.until)}
        return Notice(
            subject=_("The mandate from %(client)s ends on %(day)s") % names,
            sentences=[
                _("After its last day %(fiduciary)s can no longer open the periods.")
                % {"fiduciary": mandate.fiduciary.name},
                _("If the work goes on, the fiduciary asks for a new mandate after that day."),
            ],
            facts=facts_of(mandate),
            link=link_to(mandate),
        )

    tell("mandate-ends", people, write)
