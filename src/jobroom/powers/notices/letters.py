"""Mails about the letter: it waits, it came back, its code is blocked, it has run out."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.letters.models import Letter
from jobroom.mailbox.actions import Notice
from jobroom.pages.formats import day
from jobroom.powers.models import PowerOfAttorney
from jobroom.powers.notices.parts import facts_of, request_link, tell
from jobroom.powers.state_labels import RETURN_REASONS


def letter_waits(power: PowerOfAttorney, letter: Letter) -> None:
    """N-17: the letter is there and nobody has used it."""

    def write() -> Notice:
        until = day(letter.valid_until) if letter.valid_until else ""
        return Notice(
            subject=_("Your letter is waiting"),
            sentences=[
                _("The letter to %(company)s has not been answered yet.") % {"company": power.company_name},
                _("The code on the form can be used until %(day)s.") % {"day": until},
            ],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("N-17", [power.requester], write)


def letter_returned(power: PowerOfAttorney, letter: Letter) -> None:
    """T-LET-5: why the letter came back, and what to do."""

    def write() -> Notice:
        return Notice(
            subject=_("The letter to %(company)s could not be delivered") % {"company": power.company_name},
            sentences=[
                str(RETURN_REASONS.get(letter.returned_reason, RETURN_REASONS[""])),
                _("Check the address in the register. After a correction there, order another letter."),
            ],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("letter-returned", [power.requester], write)


def code_blocked(power: PowerOfAttorney) -> None:
    """Five wrong codes: only a new letter helps."""

    def write() -> Notice:
        return Notice(
            subject=_("The code for %(company)s is blocked") % {"company": power.company_name},
            sentences=[
                _("A wrong code was entered five times. The code of the letter does not work any more."),
                _("Order another letter for the same request."),
            ],
            facts=facts_of(power),
            link=request_link(power),
        )

    tell("power-blocked", [power.requester], write)


def expired(power: PowerOfAttorney) -> None:
    """The letter ran out."""

    def write() -> Notice:
        return Notice(
            subject=_("The letter to %(company)s has expired") % {"company": power.company_name},
            sentences=[_("Nobody returned the form in time. You can begin again with a new letter.")],
            facts=facts_of(power),
            link=(_("Order a letter"), reverse("employer", args=[power.uid])),
        )

    tell("power-expired", [power.requester], write)
