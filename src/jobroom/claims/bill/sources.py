"""The law behind each line; empty where it only adds up what stands above it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.rules.settlement import Figure

F = Figure
ROWS = _("your rows")
LOSS = _("AVIG art. 32 (least loss)")
RATE = _("AVIG art. 34 (rate and insured earnings)")
COURT = _("Federal Supreme Court 8C_272/2021 (vacation and public holidays)")
LOW = _("Covid-19 Act art. 17a (low incomes)")
WAITING = _("Waiting time by month; how a day becomes francs is an assumption")
SHARE = _("AVIG art. 39 (employer’s contributions)")
ROUNDING = _("Rounding is an assumption")
SOURCES: Mapping[Figure, str | Promise] = {
    F.FLAT_RATE_WAGE: _("Flat rate for positions like that of an employer, March to May 2020"),
    F.CAPPED_WAGE: RATE,
    F.FFE_FACTOR: COURT,
    F.WAGE_WITH_FFE: COURT,
    F.REFERENCE_WAGE: LOW,
    F.COMPENSATION_RATE: _("AVIG art. 34, Covid-19 Act art. 17a (low incomes)"),
    F.TARGET_HOURS: ROWS,
    F.LOST_HOURS: ROWS,
    F.LOSS_RATIO: LOSS,
    F.CREDITABLE_RATIO: LOSS,
    F.WAGE_SUM: RATE,
    F.WAGE_SUM_WITH_FFE: COURT,
    F.LOSS_OF_EARNINGS: RATE,
    F.COMPENSATED_WAGES: RATE,
    F.COMPENSATION: RATE,
    F.WAITING_HOURS: WAITING,
    F.WAITING: WAITING,
    F.CONTRIBUTORY_LOSS: SHARE,
    F.EMPLOYER_CONTRIBUTIONS: SHARE,
    F.TOTAL: "",
    F.CLAIM: ROUNDING,
    F.DIFFERENCE: COURT,
    F.BACK_PAYMENT: _("What was paid too much is decided by the fund"),
}
