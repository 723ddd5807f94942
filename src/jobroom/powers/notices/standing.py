"""Mails about a request that stands still or goes on, and about the end of a power of attorney."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.mailbox.actions import Notice
from jobroom.pages.formats import day
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.notices.parts import facts_of, request_link, tell


def stands_still(power: PowerOfAttorney) -> None:
    """Somebody stopped the request."""

    def write() -> Notice:
        return Notice(
            subject=_("Your request for %(company)s stands still") % {"company": power.company_name},
            sentences=[_("Somebody of the company stopped the request. Support looks into it.")],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("power-frozen", [power.requester], write)


def goes_on(power: PowerOfAttorney) -> None:
    """Support has looked, and the request goes on."""

    def write() -> Notice:
        return Notice(
            subject=_("Your request for %(company)s goes on") % {"company": power.company_name},
            sentences=[_("Support has looked into it. You can go on where you stood.")],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("power-released", [power.requester], write)


def ends_soon(power: PowerOfAttorney, people: Iterable[Account]) -> None:
    """90, 40 and 2 days before the last day."""
    until = power.holds_until

    def write() -> Notice:
        return Notice(
            subject=_("The power of attorney of %(company)s ends on %(day)s")
            % {"company": power.company_name, "day": day(until) if until else ""},
            sentences=[
                _("After its last day %(name)s is no longer main administrator.")
                % {"name": power.requester.name},
                _("If the work goes on, order a new letter now."),
            ],
            facts=facts_of(power),
            link=(_("Order a letter"), reverse("employer", args=[power.uid])),
        )

    tell("power-ends", [power.requester, *people], write)


def ended(power: PowerOfAttorney, people: Iterable[Account]) -> None:
    """It is over, and with it the role."""

    def write() -> Notice:
        return Notice(
            subject=_("The power of attorney of %(company)s has ended") % {"company": power.company_name},
            sentences=[
                power.reason,
                _("%(name)s is a team member now. What the person holds stays as it is.")
                % {"name": power.requester.name},
            ],
            facts=facts_of(power),
            link=(_("Company and access"), reverse("company")),
        )

    tell("power-ended", [power.requester, *people], write)
