"""Mails of a take-over: N-19 to whoever is still there, and what became of it to everybody concerned."""

from collections.abc import Iterable
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.accounts.stopping import stop_token
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages.formats import minute
from jobroom.powers.models import STOPPABLE, PowerOfAttorney
from jobroom.powers.notices.parts import tell


def take_over_asked(power: PowerOfAttorney, incumbents: Iterable[Account]) -> None:
    """N-19 to every administrator; a copy of what happens to the person who asked."""

    def write(incumbent: Account) -> Notice:
        return Notice(
            subject=_("%(name)s asks for the administrator role") % {"name": power.requester.name},
            sentences=[
                _("%(name)s wants to become main administrator of %(company)s.")
                % {"name": power.requester.name, "company": power.company_name},
                _("Answer until %(time)s. Without an answer a letter goes to the management of the company.")
                % {"time": _ends(power)},
            ],
            facts=[(_("E-mail"), power.requester.email), (_("Reference"), power.reference)],
            link=(_("Answer the request"), reverse("answer_take_over", args=[power.reference])),
            objection=_objection(power, incumbent),
        )

    def confirm() -> Notice:
        return Notice(
            subject=_("Your request for %(company)s is on its way") % {"company": power.company_name},
            sentences=[
                _("The administrators can answer until %(time)s. Then the letter is printed.")
                % {"time": _ends(power)}
            ],
            facts=[(_("Reference"), power.reference)],
            link=(_("Open the request"), reverse("power", args=[power.reference])),
        )

    send_all([Mail("N-19", who.email, who.language, partial(write, who)) for who in incumbents])
    tell("take-over-asked", [power.requester], confirm)


def take_over_refused(power: PowerOfAttorney, incumbents: Iterable[Account]) -> None:
    """An incumbent said no: the person and all administrators learn it, with the reason."""

    def write() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": power.reference},
            sentences=[
                _("An administrator of %(company)s refused the request of %(name)s.")
                % {"company": power.company_name, "name": power.requester.name},
                power.reason,
                _("The same request is possible again after seven days."),
            ],
            facts=[(_("Reference"), power.reference)],
            link=(_("Company and access"), reverse("company")),
        )

    tell("N-15", [power.requester, *incumbents], write)


def window_closed(power: PowerOfAttorney, incumbents: Iterable[Account]) -> None:
    """Nobody answered: the letter is ordered, and everybody concerned knows."""

    def write() -> Notice:
        return Notice(
            subject=_("A letter goes to the management of %(company)s") % {"company": power.company_name},
            sentences=[
                _("Nobody answered the request of %(name)s in time. The management decides by letter now.")
                % {"name": power.requester.name}
            ],
            facts=[(_("Reference"), power.reference)],
            link=(_("Company and access"), reverse("company")),
        )

    tell("window-closed", [power.requester, *incumbents], write)


def _objection(power: PowerOfAttorney, receiver: Account) -> tuple[str, str]:
    """The way for whoever has nothing to do with the request: it works without signing in (T-LET-4)."""
    token = stop_token(STOPPABLE, power.reference, receiver)
    return (_("This is not right? Stop the request without signing in"), reverse("stop_link", args=[token]))


def _ends(power: PowerOfAttorney) -> str:
    return minute(power.window_ends) if power.window_ends else ""
