"""Mails about mandates: N-7 to the client's administrators, the answer to who asked, the end to both."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.mandates.labels import SCOPES
from jobroom.mandates.models import Mandate
from jobroom.pages import formats
from jobroom.rules.lifecycle import MandateState


def mandate_asked(mandate: Mandate, administrators: list[Account]) -> None:
    """N-7: the client's administrators decide."""

    def write() -> Notice:
        return Notice(
            subject=_("%(fiduciary)s asks for a mandate") % {"fiduciary": mandate.fiduciary.name},
            sentences=[_("You decide what the fiduciary may do for your company, and until when.")],
            facts=_facts(mandate),
            link=(_("Decide on the mandate"), reverse("mandate", args=[mandate.reference])),
        )

    _tell("N-7", administrators, write)


def mandate_decided(mandate: Mandate) -> None:
    """The answer of the client, to the person who asked."""

    def write() -> Notice:
        given = mandate.state == MandateState.ACTIVE
        subject = _("%(client)s has given the mandate") if given else _("%(client)s has refused the mandate")
        return Notice(
            subject=subject % {"client": mandate.client.name},
            sentences=[_("Your company can act for this client now.") if given else mandate.reason],
            facts=_facts(mandate),
            link=_link(mandate),
        )

    _tell("mandate-decided", [mandate.asked_by], write)


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
            facts=_facts(mandate),
            link=_link(mandate),
        )

    _tell("mandate-ended", people, write)


def mandate_withdrawn(mandate: Mandate, administrators: list[Account]) -> None:
    """The question needs no answer any more, to those who were asked."""

    def write() -> Notice:
        return Notice(
            subject=_("%(fiduciary)s asks for no mandate any more") % {"fiduciary": mandate.fiduciary.name},
            sentences=[_("The question was taken back. You do not have to do anything.")],
            facts=_facts(mandate),
            link=_link(mandate),
        )

    _tell("mandate-withdrawn", administrators, write)


def mandate_lapsed(mandate: Mandate) -> None:
    """Nobody has answered in time, to the person who asked."""

    def write() -> Notice:
        return Notice(
            subject=_("%(client)s has not answered in time") % {"client": mandate.client.name},
            sentences=[_("The question for a mandate has lapsed. You can ask again.")],
            facts=_facts(mandate),
            link=_link(mandate),
        )

    _tell("mandate-lapsed", [mandate.asked_by], write)


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
            facts=_facts(mandate),
            link=_link(mandate),
        )

    _tell("mandate-ends", people, write)


def _tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])


def _facts(mandate: Mandate) -> list[tuple[str, str]]:
    return [
        (_("Reference"), mandate.reference),
        (_("Fiduciary"), f"{mandate.fiduciary.name}, {mandate.fiduciary.shown_uid}"),
        (_("Client"), f"{mandate.client.name}, {mandate.client.shown_uid}"),
        (_("Scope"), str(SCOPES[mandate.scope])),
        (_("Last day"), formats.day(mandate.until)),
    ]


def _link(mandate: Mandate) -> tuple[str, str]:
    return (_("Open the mandate"), reverse("mandate", args=[mandate.reference]))
