"""A sentence and a hint what to check, for each signal of a mandate on paper (design note 4.C and 4.H)."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobroom.desk.wording.labels import LEVELS
from jobroom.desk.wording.signals import KINDS, SENTENCES, SYMBOLS, Told
from jobroom.powers.labels import REASONS
from jobroom.rules.signals import Signal

PAPER: dict[str, tuple[Promise, Promise]] = {
    "M01": (
        gettext_lazy("The register does not name who signed: %(names)s."),
        gettext_lazy("Look up the commercial register, or ask for another signature."),
    ),
    "M02": (
        gettext_lazy("%(needed)s signatures are needed, %(shown)s are there."),
        gettext_lazy("Ask for a form with all signatures."),
    ),
    "M03": (
        gettext_lazy("Somebody of the fiduciary signs for the client: %(names)s."),
        gettext_lazy("Does the register say that this person signs for the client?"),
    ),
    "M04": (
        gettext_lazy("An electronic signature is broken, unknown, or does not cover the whole form."),
        gettext_lazy("Read what stands beside the file."),
    ),
    "M05": (
        gettext_lazy("The register speaks against the client: %(reason)s"),
        gettext_lazy("Ask the register anew, then refuse or wait."),
    ),
    "M06": (
        gettext_lazy("Nobody of the fiduciary can open a case of the client with its letter any more."),
        gettext_lazy("Ask the fiduciary who has the letter."),
    ),
    "M07": (
        gettext_lazy("The client has administrators here: %(count)s."),
        gettext_lazy("Do they know of the question? Wait for them where you can."),
    ),
    "M08": (
        gettext_lazy("The last day of the mandate has passed."),
        gettext_lazy("Ask for a mandate with a later last day."),
    ),
    "M09": (
        gettext_lazy("The register does not say who may sign for the client."),
        gettext_lazy("Look up the commercial register, and compare the signatures."),
    ),
    "N01": (
        gettext_lazy("The electronic signatures are whole and trusted."),
        gettext_lazy("Nothing more to check here."),
    ),
    "R8": SENTENCES["R8"],
}


def tell(found: list[Signal]) -> list[Told]:
    """The signals as the page shows them, in their order."""
    return [_told(signal) for signal in found]


def _told(signal: Signal) -> Told:
    values = dict(signal.values)
    if "reason" in values:
        reasons = {reason.value: str(text) for reason, text in REASONS.items()}
        values["reason"] = reasons.get(values["reason"], _("the register does not know it."))
    sentence, check = (str(text) for text in PAPER[signal.id])
    return Told(
        signal.id, LEVELS[signal.level], KINDS.get(signal.level, "warn"), SYMBOLS.get(signal.level, "warn"),
        sentence % values, check,
    )  # fmt: skip
