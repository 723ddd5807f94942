"""One English sentence for each fault of a number and each error of the rules."""

from jobroom.rules.checks import Code

NUMBERS = {
    "number.empty": "a number is needed",
    "number.format": "a number with up to two decimals and a point as decimal mark is needed",
    "number.decimals": "more than two decimals",
    "number.negative": "the number is below 0",
    "number.large": "the number is above the limit of {most}",
}
FINDINGS = {
    Code.PERIOD_RANGE: "only 2020-03 to 2021-12 can be claimed",
    Code.EMPLOYEES_NONE: "at least one employee is needed",
    Code.EMPLOYEES_MANY: "more employees than the limit of {most}",
    Code.HOURS_MORE: "more lost than target hours ({n})",
    Code.HOURS_NONE: "the target hours of all employees together are 0",
    Code.WORKLOAD_NONE: "the workload is 0",
    Code.FLAT_RATE_MONTH: "there is no flat rate in this period",
}
WHOLE = {Code.EMPLOYEES_MANY}
