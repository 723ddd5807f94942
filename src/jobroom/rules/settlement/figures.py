"""The names of all numbers of a settlement; a higher room gives them words in four languages."""

from enum import StrEnum


class Figure(StrEnum):
    """Those with a formula have lines, the others are operands only."""

    # one employee
    WAGE = "wage"
    FLAT_RATE = "flat_rate"  # of a full-time post
    WORKLOAD = "workload"
    FLAT_RATE_WAGE = "flat_rate_wage"  # = flat_rate * workload
    CEILING = "ceiling"
    CAPPED_WAGE = "capped_wage"  # = min(wage, ceiling)
    VACATION_DAYS = "vacation_days"
    PUBLIC_HOLIDAYS = "public_holidays"
    YEAR_DAYS = "year_days"
    FFE_FACTOR = "ffe_factor"  # = (vacation + holidays) / (year_days - vacation - holidays)
    WAGE_WITH_FFE = "wage_with_ffe"  # = capped_wage * (1 + ffe_factor), rounded to 0.01
    REFERENCE_WAGE = "reference_wage"  # = capped_wage / workload
    LOW_INCOME_FLOOR = "low_income_floor"
    LOW_INCOME_LIMIT = "low_income_limit"
    STANDARD_RATE = "standard_rate"
    COMPENSATION_RATE = "compensation_rate"  # = 1, floor / reference_wage or standard_rate, six decimals
    # the period
    ENTITLED_EMPLOYEES = "entitled_employees"
    AFFECTED_EMPLOYEES = "affected_employees"
    TARGET_HOURS = "target_hours"
    LOST_HOURS = "lost_hours"
    LOSS_RATIO = "loss_ratio"  # = lost_hours / target_hours
    LEAST_LOSS = "least_loss"
    CREDITABLE_RATIO = "creditable_ratio"  # = loss_ratio, or 0 where it is below least_loss
    WAGE_SUM = "wage_sum"  # = sum of capped wages
    WAGE_SUM_WITH_FFE = "wage_sum_with_ffe"  # = sum of wages with FFE
    LOSS_OF_EARNINGS = "loss_of_earnings"  # = wage sum * creditable_ratio
    COMPENSATED_WAGES = "compensated_wages"  # = sum of wage * compensation_rate
    COMPENSATION = "compensation"  # = compensated_wages * creditable_ratio
    WAITING_DAYS = "waiting_days"
    WORKING_DAYS = "working_days"
    WAITING_HOURS = "waiting_hours"  # = min(lost, days * affected * target / (entitled * working_days))
    WAITING = "waiting"  # = min(standard_rate * wage sum / target * waiting_hours, compensation)
    CONTRIBUTION_RATE = "contribution_rate"
    CONTRIBUTORY_LOSS = "contributory_loss"  # = wage sum * (creditable_ratio - waiting_hours / target_hours)
    EMPLOYER_CONTRIBUTIONS = "employer_contributions"  # = contribution_rate * (loss_of_earnings or that)
    TOTAL = "total"  # = compensation - waiting + employer_contributions
    CLAIM = "claim"  # = total, rounded to 0.05
    PAID = "paid"
    DIFFERENCE = "difference"  # = claim - paid
    BACK_PAYMENT = "back_payment"  # = max(0, difference)
