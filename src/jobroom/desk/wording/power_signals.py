"""A sentence and a hint what to check, for each signal of a power of attorney (design note 4.A and 4.H)."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobroom.desk.wording.labels import LEVELS
from jobroom.desk.wording.signals import KINDS, SYMBOLS, Told
from jobroom.powers.labels import REASONS
from jobroom.rules.signals import Signal

SENTENCES: dict[str, tuple[Promise, Promise]] = {
    "V01": (
        gettext_lazy("The register does not name who signed: %(names)s."),
        gettext_lazy("Look up the commercial register, or ask for another signature."),
    ),
    "V02": (
        gettext_lazy("%(needed)s signatures are needed, %(shown)s are there."),
        gettext_lazy("Ask for a form with all signatures."),
    ),
    "V03": (
        gettext_lazy("The form was signed before the letter was ordered."),
        gettext_lazy("Compare the date on the form."),
    ),
    "V04": (
        gettext_lazy("The person signs for themself."),
        gettext_lazy("Does the register say that the person signs alone?"),
    ),
    "V05": (
        gettext_lazy("An electronic signature is broken, unknown, or does not cover the whole form."),
        gettext_lazy("Read what stands beside the file."),
    ),
    "V06": (
        gettext_lazy("No letter could go to this company any more: %(reason)s"),
        gettext_lazy("Ask the register anew, then refuse or wait."),
    ),
    "V07": (
        gettext_lazy("The entry has changed since the letter: %(fields)s."),
        gettext_lazy("Did the letter reach the company?"),
    ),
    "V08": (
        gettext_lazy("Other people ask for the same company: %(others)s."),
        gettext_lazy("The approval closes their requests."),
    ),
    "V09": (
        gettext_lazy("The code was typed; it was not found on the pages."),
        gettext_lazy("Does the code on the picture belong to this form?"),
    ),
    "V10": (
        gettext_lazy("Somebody had stopped this request."),
        gettext_lazy("Read what support found out."),
    ),
    "V11": (
        gettext_lazy("A letter of this request came back."),
        gettext_lazy("How did the form reach the management?"),
    ),
    "V12": (
        gettext_lazy("The address is with a free mail provider: %(domain)s."),
        gettext_lazy("Compare the name with the form."),
    ),
    "V13": (
        gettext_lazy("The account is younger than a week and wants to take over."),
        gettext_lazy("Who of the company knows the person?"),
    ),
    "W01": (
        gettext_lazy("The electronic signatures are whole and trusted."),
        gettext_lazy("Nothing more to check here."),
    ),
    "W02": (
        gettext_lazy("Other members of the company have the same domain: %(domain)s."),
        gettext_lazy("Nothing more to check here."),
    ),
}
FIELDS: dict[str, Promise] = {
    "entry": gettext_lazy("the entry is gone"),
    "name": gettext_lazy("name"),
    "address": gettext_lazy("address"),
    "status": gettext_lazy("status"),
    "legal_form": gettext_lazy("legal form"),
    "signatories": gettext_lazy("who may sign"),
}


def tell(found: list[Signal]) -> list[Told]:
    """The signals as the page shows them, in their order."""
    return [_told(signal) for signal in found]


def _told(signal: Signal) -> Told:
    values = dict(signal.values)
    if "fields" in values:
        values["fields"] = ", ".join(str(FIELDS[name]) for name in values["fields"].split(", "))
    if "reason" in values:
        reasons = {reason.value: str(text) for reason, text in REASONS.items()}
        values["reason"] = reasons.get(values["reason"], _("the register does not know it."))
    sentence, check = (str(text) for text in SENTENCES[signal.id])
    return Told(
        signal.id, LEVELS[signal.level], KINDS.get(signal.level, "warn"), SYMBOLS.get(signal.level, "warn"),
        sentence % values, check,
    )  # fmt: skip
