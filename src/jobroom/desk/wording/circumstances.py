"""The circumstances that are written down with a refusal, with a name for each."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Promise] = {
    "method": _("Method"),
    "path": _("Address"),
    "page_before": _("Page before"),
    "session_minutes": _("Minutes since the sign-in"),
    "second_factor": _("Second factor"),
    "language": _("Language of the page"),
    "browser": _("Browser"),
    "request_id": _("Number in the log"),
}


def tell(circumstances: Mapping[str, object]) -> list[tuple[str, str]]:
    """Name and value of each that is known, in the order above; others under the name they are stored by."""
    order = [*NAMES, *(key for key in sorted(circumstances) if key not in NAMES)]
    return [(str(NAMES.get(key, key)), str(circumstances[key])) for key in order if circumstances.get(key)]
