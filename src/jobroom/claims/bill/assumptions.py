"""The switches of the parameters in words: what had to be decided, and each way to decide it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
CHOSEN: Mapping[str, tuple[Text, Mapping[str, Text]]] = {
    "year_days": (_("Working days of a year"), {"weekdays": _("Monday to Friday of the year")}),
    "ceiling_applies": (
        _("The ceiling applies to the wage"),
        {
            "before-ffe": _("without vacation and public holidays"),
            "after-ffe": _("with vacation and public holidays"),
        },
    ),
    "waiting": (
        _("The waiting time is computed"),
        {
            "standard-rate": _("with the standard rate"),
            "own-rates": _("with the rate of each employee"),
            "none": _("not at all"),
        },
    ),
    "contributions_on": (
        _("The employer’s contributions are due on the wage"),
        {
            "with-ffe": _("with vacation and public holidays"),
            "without-ffe": _("without vacation and public holidays"),
        },
    ),
    "contributions_during_waiting": (
        _("The employer’s contributions during the waiting time"),
        {"full": _("are refunded"), "reduced": _("are not refunded")},
    ),
    "low_income": (
        _("A low income is told by the wage"),
        {
            "without-ffe": _("without vacation and public holidays"),
            "with-ffe": _("with vacation and public holidays"),
        },
    ),
    "flat_rate_ffe": (
        _("Vacation and public holidays on top of the flat rate"),
        {"no": _("are not added"), "yes": _("are added")},
    ),
    "below_least_loss": (
        _("A loss below the least share"),
        {"nothing": _("gives no claim"), "computed": _("is computed all the same")},
    ),
    "reference_tolerance": (_("Rappen by which the wage sum may differ from the fund’s"), {}),
}
