"""How each number of a settlement is called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.rules.settlement import Figure

F = Figure
LABELS: Mapping[Figure, str | Promise] = {
    F.WAGE: _("Wage of the month"),
    F.FLAT_RATE: _("Flat rate for a full-time post"),
    F.WORKLOAD: _("Workload"),
    F.FLAT_RATE_WAGE: _("Flat-rate wage"),
    F.CEILING: _("Ceiling"),
    F.CAPPED_WAGE: _("Wage up to the ceiling"),
    F.VACATION_DAYS: _("Vacation days"),
    F.PUBLIC_HOLIDAYS: _("Public holidays"),
    F.YEAR_DAYS: _("Working days of a year"),
    F.FFE_FACTOR: _("Factor for vacation and public holidays"),
    F.WAGE_WITH_FFE: _("Wage with vacation and public holidays"),
    F.REFERENCE_WAGE: _("Wage of a full-time post"),
    F.LOW_INCOME_FLOOR: _("Lower limit of low incomes"),
    F.LOW_INCOME_LIMIT: _("Upper limit of low incomes"),
    F.STANDARD_RATE: _("Standard rate"),
    F.COMPENSATION_RATE: _("Rate of compensation"),
    F.ENTITLED_EMPLOYEES: _("Entitled staff"),
    F.AFFECTED_EMPLOYEES: _("Affected staff"),
    F.TARGET_HOURS: _("Target hours"),
    F.LOST_HOURS: _("Lost hours"),
    F.LOSS_RATIO: _("Share of lost hours"),
    F.LEAST_LOSS: _("Least share that counts"),
    F.CREDITABLE_RATIO: _("Share that counts"),
    F.WAGE_SUM: _("Wage sum subject to AHV"),
    F.WAGE_SUM_WITH_FFE: _("Wage sum with vacation and public holidays"),
    F.LOSS_OF_EARNINGS: _("Loss of earnings"),
    F.COMPENSATED_WAGES: _("Wages at their rate of compensation"),
    F.COMPENSATION: _("Compensation"),
    F.WAITING_DAYS: _("Waiting days"),
    F.WORKING_DAYS: _("Working days of the month"),
    F.WAITING_HOURS: _("Waiting hours"),
    F.WAITING: _("Waiting time borne by the employer"),
    F.CONTRIBUTORY_LOSS: _("Loss on which the employer’s contributions are due"),
    F.CONTRIBUTION_RATE: _("Rate of the employer’s contributions"),
    F.EMPLOYER_CONTRIBUTIONS: _("Employer’s contributions"),
    F.TOTAL: _("Sum before rounding"),
    F.CLAIM: _("Claim"),
    F.PAID: _("Paid by the fund"),
    F.DIFFERENCE: _("Difference"),
    F.BACK_PAYMENT: _("Back payment"),
}
