"""A sentence and a hint what to check, for each signal (design note 4.H)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jobroom.desk.wording.labels import LEVELS
from jobroom.rules.signals import MANY_ATTEMPTS, Level, Signal

KINDS = {Level.BLOCKS: "err", Level.GOOD: "ok"}
SYMBOLS = {Level.BLOCKS: "err", Level.GOOD: "okc"}


@dataclass(frozen=True, slots=True)
class Told:
    """A signal in words, and how it looks."""

    id: str
    level: Promise
    kind: str
    symbol: str
    sentence: str
    check: str


SENTENCES: dict[str, tuple[Promise, Promise]] = {
    "R1": (
        _("The previous account signed in within the last 30 days."),
        _("Does this person still work on the periods? Ask them, or ask the main administrator."),
    ),
    "R2": (
        _("The new account was created today."),
        _("Who added the person to the company, and when? The history shows it."),
    ),
    "R3": (
        _("The new address ends in %(new)s, the previous one in %(old)s. Nobody else there has that domain."),
        _("Ask for a business address, or ask the main administrator whether they know the person."),
    ),
    "R4": (
        _("The address is with a free mail provider: %(domain)s."),
        _("Compare the name with the people of the company."),
    ),
    "R5": (
        _("The new account does not belong to the company of these periods."),
        _("The company adds the person, or an officer links the account. Until then nobody can approve."),
    ),
    "R8": (
        _("The person asked for %(companies)s companies within 24 hours."),
        _("Does the person work for a fiduciary? Ask the client whether it knows of the request."),
    ),
    "R9": (
        _("The company is in liquidation, bankrupt, or deleted from the register."),
        _("Who acts for the company now? Look up the register before you decide."),
    ),
    "R10": (
        _("The PIN was issued less than 10 days ago."),
        _("Was the letter delivered to the address of the company?"),
    ),
    "R11": (
        _("An earlier request of this person for the same case was refused."),
        _("What has changed since? Read the earlier decision."),
    ),
    "R12": (
        _("The person who holds the periods objects."),
        _("Read the objection, talk to both sides, then clear it with a reason or refuse the request."),
    ),
    "R14": (
        _("Somebody concerned has stopped this or an earlier request of this person."),
        _("Read the support case: who objected, and what came of it?"),
    ),
    "G1": (
        _("An administrator of the company added the person."),
        _("Nothing more to check here."),
    ),
    "G2": (
        _("The previous account has not been used for more than 6 months."),
        _("Nobody can write these periods at the moment."),
    ),
}  # fmt: skip
MANY_TRIES = (
    _("The PIN was right at attempt %(attempts)s."),
    _("Ask where the person has the PIN from."),
)


def tell(found: list[Signal]) -> list[Told]:
    """The signals as the page shows them, in their order."""
    return [_told(signal) for signal in found]


def _told(signal: Signal) -> Told:
    sentence, check = (str(text) for text in SENTENCES[signal.id])
    days = int(signal.values.get("days", "0"))
    if days:
        age = ngettext("The new account is %(num)s day old.", "The new account is %(num)s days old.", days)
        sentence = age % {"num": days}
    if int(signal.values.get("attempts", "0")) >= MANY_ATTEMPTS:
        sentence, check = (str(text) for text in MANY_TRIES)
    return Told(
        signal.id, LEVELS[signal.level], KINDS.get(signal.level, "warn"), SYMBOLS.get(signal.level, "warn"),
        sentence % signal.values, check,
    )  # fmt: skip
