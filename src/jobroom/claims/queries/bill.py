"""The bill of a period as it was saved last, by the parameters that its newest result was computed with.

Whoever reads the case reads the figures; the names of employees are for those who may write the period, for
whom else they stand as numbers (data protection act art. 6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator

from jobroom.accounts.models import Account
from jobroom.cases.models import Period
from jobroom.cases.writing import refusal_now
from jobroom.claims.bill.showing import ShownLine, shown, text_of
from jobroom.claims.bill.tables import ShownParameter, parameters_in
from jobroom.claims.entries import Entry
from jobroom.claims.models import Result
from jobroom.claims.queries.computed import computed_of
from jobroom.claims.queries.staff import entries_at
from jobroom.rules import parameters
from jobroom.rules.parameters import Parameters
from jobroom.rules.settlement import Figure, Line, Settlement

ROWS = 25


@dataclass(frozen=True, slots=True)
class Person:
    """One employee: number, maybe name, and figures as texts by their code."""

    number: int
    name: str
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bill:
    """`lines` are those of the period, `people` one page of its employees, `example` all of the first one."""

    version: str
    lines: Sequence[ShownLine]
    example: Sequence[ShownLine]
    page: Page[int]
    people: Sequence[Person]
    parameters: Sequence[ShownParameter]
    left_out: int


def newest_result(period: Period) -> Result | None:
    """That of what was saved last; one query."""
    rows = Result.objects.filter(period=period, version=period.version)
    return rows.order_by("-computed_at", "-pk").first()


def bill_of(reader: Account, period: Period, page: str) -> Bill | None:
    """None where nothing can be computed yet; the number of queries does not depend on that of employees."""
    result = newest_result(period)
    tables = parameters.load(result.parameters) if result else parameters.current()
    rows = entries_at(period, period.version)
    computed = computed_of(period, rows, tables)
    if computed.settlement is None:
        return None
    names = rows if refusal_now(period, reader) is None else {}
    return _bill(computed.settlement, computed.numbers, names, tables, page, len(rows))


def _bill(
    settlement: Settlement, numbers: Sequence[int], names: Mapping[int, Entry], tables: Parameters,
    page: str, rows: int,
) -> Bill:  # fmt: skip
    whole = [line for line in settlement.lines if line.employee is None]
    own = [line for line in settlement.lines if line.employee is not None]
    by_place = {place: list(lines) for place, lines in groupby(own, lambda line: line.employee)}
    chosen = Paginator(range(len(numbers)), ROWS).get_page(page)
    return Bill(
        version=tables.version, lines=[shown(line) for line in whole],
        example=[shown(line) for line in by_place[0]], page=chosen,
        people=[_person(numbers[place], names, by_place[place]) for place in chosen],
        parameters=list(parameters_in(tables, settlement.month)), left_out=rows - len(numbers),
    )  # fmt: skip


def _person(number: int, names: Mapping[int, Entry], lines: Sequence[Line]) -> Person:
    known = {operand.figure: operand.value for line in lines for operand in line.operands}
    known |= {line.code: line.value for line in lines}
    texts = {figure.value: text_of(Figure(figure), value) for figure, value in known.items()}
    return Person(number, names[number].name if number in names else "", texts)
