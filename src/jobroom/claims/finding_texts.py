"""What each check says, in the reader's language. The codes are those of `rules.checks`; a test wants all.

Source: domain note 3.4; tone after design note 5.1: what was seen, and what to do about it.
"""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobroom.cases.comparison import SHOWN
from jobroom.claims.columns import BY_NAME
from jobroom.pages.formats import count, hundredths
from jobroom.rules.checks import Code, Finding

TEXTS: Mapping[Code, str | Promise] = {
    Code.PERIOD_RANGE: _("This month cannot be claimed"),
    Code.EMPLOYEES_NONE: _("No employee is complete yet"),
    Code.EMPLOYEES_MANY: _("%(n)s employees are more than the %(most)s that one period can have"),
    Code.FIELD_MISSING: _("%(field)s: still missing"),
    Code.NUMBER_NEGATIVE: _("%(field)s cannot be below 0"),
    Code.NUMBER_LARGE: _("%(field)s is above the limit of %(most)s"),
    Code.HOURS_MORE: _("Lost hours are above the target hours of this person (%(n)s)"),
    Code.HOURS_NONE: _("The target hours of all employees together are 0"),
    Code.WORKLOAD_NONE: _("The workload cannot be 0"),
    Code.FLAT_RATE_MONTH: _("The flat rate exists for March to May 2020 only"),
    Code.LOSS_SMALL: _(
        "Lost hours are below 10 %% of target hours (%(lost)s of %(target)s). No compensation is due then"
    ),
    Code.WAGE_CEILING: _("The wage of %(n)s is above the maximum insured wage. %(most)s will count"),
    Code.VACATION_LOW: _("%(n)s vacation days a year are below the legal minimum of %(least)s"),
    Code.VACATION_HIGH: _("%(n)s vacation days a year are more than usual (%(most)s)"),
    Code.HOLIDAYS_HIGH: _(
        "%(n)s public holidays a year are more than the law knows (%(most)s). "
        "Holidays that the employer adds do not count"
    ),
    Code.NUMBER_TWICE: _("The same AHV number stands in several rows"),
    Code.FLAT_RATE_WAGE: _("%(n)s was typed. With the flat rate, %(flat_rate_wage)s will count"),
    Code.REFERENCE_DIFFERS: _("%(field)s: your rows add up to %(n)s, the fund has settled %(reference)s"),
}
HEADS = frozenset({"entitled_employees", "affected_employees", "employees"})


def text_of(finding: Finding) -> str:
    """The sentence of a finding, with its numbers as people read them."""
    show: Callable[[int], str] = count if finding.field in HEADS else hundredths
    values = {name: show(value) for name, value in finding.operands}
    return str(TEXTS[finding.code]) % {"field": label_of(finding.field), **values}


def label_of(field: str) -> str:
    """The words of a column, or of a figure of the whole period."""
    if field in BY_NAME:
        return str(BY_NAME[field].label)
    return str(SHOWN[field][0]) if field in SHOWN else field
