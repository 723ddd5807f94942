"""Mails about a power of attorney: to who asked, to whoever is still there, to everybody when it is decided.

Codes never stand in a mail (promise 5). Every mail that says that somebody asked leads to the page where the
request can be answered; the link to stop it without signing in is added by the room of support.
"""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from jobroom.accounts.models import Account
from jobroom.letters.models import Letter
from jobroom.mailbox.actions import Mail, Notice, send_all
from jobroom.pages.formats import day, minute
from jobroom.powers.labels import RETURN_REASONS
from jobroom.powers.models import PowerOfAttorney

Facts = list[tuple[str, str]]


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
            facts=_facts(power),
            link=_open(power),
        )

    _tell("N-17", [power.requester], write)


def letter_returned(power: PowerOfAttorney, letter: Letter) -> None:
    """T-LET-5: why the letter came back, and what to do."""

    def write() -> Notice:
        return Notice(
            subject=_("The letter to %(company)s could not be delivered") % {"company": power.company_name},
            sentences=[
                str(RETURN_REASONS.get(letter.returned_reason, RETURN_REASONS[""])),
                _("Check the address in the register. After a correction there, order another letter."),
            ],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("letter-returned", [power.requester], write)


def code_blocked(power: PowerOfAttorney) -> None:
    """Five wrong codes: only a new letter helps."""

    def write() -> Notice:
        return Notice(
            subject=_("The code for %(company)s is blocked") % {"company": power.company_name},
            sentences=[
                _("A wrong code was entered five times. The code of the letter does not work any more."),
                _("Order another letter for the same request."),
            ],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("power-blocked", [power.requester], write)


def form_sent(power: PowerOfAttorney) -> None:
    """The form is with the office."""

    def write() -> Notice:
        return Notice(
            subject=_("We are checking the power of attorney of %(company)s")
            % {"company": power.company_name},
            sentences=[_("An officer looks at the form within two working days. We tell you by e-mail.")],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("power-sent", [power.requester], write)


def form_returned(power: PowerOfAttorney) -> None:
    """The form was not good enough; the same letter serves again."""

    def write() -> Notice:
        return Notice(
            subject=_("The form for %(company)s needs another try") % {"company": power.company_name},
            sentences=[power.reason, _("You can upload a better form with the same code.")],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("N-14", [power.requester], write)


def refused(power: PowerOfAttorney) -> None:
    """N-15: the decision, with its reason."""

    def write() -> Notice:
        return Notice(
            subject=_("Decision on %(reference)s") % {"reference": power.reference},
            sentences=[
                _("The power of attorney for %(company)s was refused.") % {"company": power.company_name},
                power.reason,
            ],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("N-15", [power.requester], write)


def activated(power: PowerOfAttorney, others: Iterable[Account]) -> None:
    """N-3 to the new main administrator; N-20 to everybody who managed the company before."""

    def write() -> Notice:
        return Notice(
            subject=_("%(company)s is activated") % {"company": power.company_name},
            sentences=[
                _("You are main administrator of %(company)s.") % {"company": power.company_name},
                _("Next: open your periods with the three numbers of the letter, and invite colleagues."),
            ],
            facts=[*_facts(power), (_("Holds until"), day(power.holds_until))] if power.holds_until else [],
            link=_open(power),
        )

    def tell_others() -> Notice:
        return Notice(
            subject=_("New main administrator of %(company)s") % {"company": power.company_name},
            sentences=[
                _("%(name)s is main administrator of %(company)s now.")
                % {"name": power.requester.name, "company": power.company_name},
                _("If this is wrong, write to support at once."),
            ],
            facts=_facts(power),
            link=(_("Company and access"), reverse("company")),
        )

    _tell("N-3", [power.requester], write)
    _tell("N-20", [person for person in others if person.pk != power.requester_id], tell_others)


def closed_by_another(power: PowerOfAttorney) -> None:
    """Somebody else of the same company was faster."""

    def write() -> Notice:
        return Notice(
            subject=_("%(company)s has an administrator now") % {"company": power.company_name},
            sentences=[_("Your request is closed. Ask the administrators of your company to let you in.")],
            facts=_facts(power),
            link=(_("Company and access"), reverse("employer", args=[power.uid])),
        )

    _tell("power-closed", [power.requester], write)


def stands_still(power: PowerOfAttorney) -> None:
    """Somebody stopped the request."""

    def write() -> Notice:
        return Notice(
            subject=_("Your request for %(company)s stands still") % {"company": power.company_name},
            sentences=[_("Somebody of the company stopped the request. Support looks into it.")],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("power-frozen", [power.requester], write)


def goes_on(power: PowerOfAttorney) -> None:
    """Support has looked, and the request goes on."""

    def write() -> Notice:
        return Notice(
            subject=_("Your request for %(company)s goes on") % {"company": power.company_name},
            sentences=[_("Support has looked into it. You can go on where you stood.")],
            facts=_facts(power),
            link=_open(power),
        )

    _tell("power-released", [power.requester], write)


def expired(power: PowerOfAttorney) -> None:
    """The letter ran out."""

    def write() -> Notice:
        return Notice(
            subject=_("The letter to %(company)s has expired") % {"company": power.company_name},
            sentences=[_("Nobody returned the form in time. You can begin again with a new letter.")],
            facts=_facts(power),
            link=(_("Order a letter"), reverse("employer", args=[power.uid])),
        )

    _tell("power-expired", [power.requester], write)


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
            facts=_facts(power),
            link=(_("Order a letter"), reverse("employer", args=[power.uid])),
        )

    _tell("power-ends", [power.requester, *people], write)


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
            facts=_facts(power),
            link=(_("Company and access"), reverse("company")),
        )

    _tell("power-ended", [power.requester, *people], write)


def _tell(kind: str, people: Iterable[Account], write: Callable[[], Notice]) -> None:
    known = {person.pk: person for person in people}
    send_all([Mail(kind, person.email, person.language, write) for person in known.values()])


def _facts(power: PowerOfAttorney) -> Facts:
    return [
        (_("Reference"), power.reference),
        (_("Company"), f"{power.company_name}, {power.shown_uid}"),
        (_("Person"), power.requester.name),
        (_("Asked on"), minute(power.asked_at)),
    ]


def _open(power: PowerOfAttorney) -> tuple[str, str]:
    return (_("Open the request"), reverse("power", args=[power.reference]))
