"""Mails about the form: it is being checked, needs another try, is refused, or opens the company."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.mailbox.actions import Notice
from jobroom.pages.formats import day
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.notices.parts import facts_of, request_link, tell


def form_sent(power: PowerOfAttorney) -> None:
    """The form is with the office."""

    def write() -> Notice:
        return Notice(
            subject=_("We are checking the power of attorney of %(company)s")
            % {"company": power.company_name},
            sentences=[_("An officer looks at the form within two working days. We tell you by e-mail.")],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("power-sent", [power.requester], write)


def form_returned(power: PowerOfAttorney) -> None:
    """The form was not good enough; the same letter serves again."""

    def write() -> Notice:
        return Notice(
            subject=_("The form for %(company)s needs another try") % {"company": power.company_name},
            sentences=[power.reason, _("You can upload a better form with the same code.")],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("N-14", [power.requester], write)


def refused(power: PowerOfAttorney) -> None:
    """N-15: the decision, with its reason."""

    def write() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": power.reference},
            sentences=[
                _("The power of attorney for %(company)s was refused.") % {"company": power.company_name},
                power.reason,
            ],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("N-15", [power.requester], write)


def activated(power: PowerOfAttorney, others: Iterable[Account]) -> None:
    """N-3 to the new main administrator; N-20 to everybody who managed the company before."""

    def write() -> Notice:
        return Notice(
            subject=_("%(company)s is activated") % {"company": power.company_name},
            sentences=[
                _("You are main administrator of %(company)s.") % {"company": power.company_name},
                _("Next: open your periods with the three numbers of the letter, and invite colleagues."),
            ],
            facts=[*facts_of(power), (_("Holds until"), day(power.holds_until))] if power.holds_until else [],
            link=request_link(power),
        )

    def tell_others() -> Notice:
        return Notice(
            subject=_("New main administrator of %(company)s") % {"company": power.company_name},
            sentences=[
                _("%(name)s is main administrator of %(company)s now.")
                % {"name": power.requester.name, "company": power.company_name},
                _("If this is wrong, write to support at once."),
            ],
            facts=facts_of(power),
            link=(_("Company and access"), reverse("company")),
        )

    tell("N-3", [power.requester], write)
    tell("N-20", [person for person in others if person.pk != power.requester_id], tell_others)


def closed_by_another(power: PowerOfAttorney) -> None:
    """Somebody else of the same company was faster."""

    def write() -> Notice:
        return Notice(
            subject=_("%(company)s has an administrator now") % {"company": power.company_name},
            sentences=[_("Your request is closed. Ask the administrators of your company to let you in.")],
            facts=facts_of(power),
            link=(_("Company and access"), reverse("employer", args=[power.uid])),
        )

    tell("power-closed", [power.requester], write)
