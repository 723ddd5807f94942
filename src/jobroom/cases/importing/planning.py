"""What a checked file changes in the database, found by comparing, without writing anything.

Only rows that the file names are loaded, in a few large queries. The figures of the fund may change; who
holds a period, its state and its versions never come from a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from jobroom.cases.importing.columns import FIGURES, PLACE
from jobroom.cases.importing.faults import Fault, ImportRefused, fault
from jobroom.cases.importing.stored import Stored, load
from jobroom.cases.models import Case
from jobroom.companies.models import Company, Establishment
from jobroom.rules.numbers import format_uid

Differences = dict[str, list[object]]
CaseKey = tuple[str, str]
PeriodRow = tuple[Case, str, Sequence[int]]
PLACE_FIELDS = ("name", *PLACE[1:])


@dataclass(slots=True)
class CasePlan:
    """One case of the file: what is new there and what differs."""

    case: Case
    months: list[str] = field(default_factory=list)
    figures: dict[str, Differences] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """Rows to write. Changes are kept by key: field -> [old, new]."""

    companies_new: list[Company] = field(default_factory=list)
    companies_changed: list[Company] = field(default_factory=list)
    places_new: list[Establishment] = field(default_factory=list)
    places_changed: list[Establishment] = field(default_factory=list)
    company_changes: dict[str, Differences] = field(default_factory=dict)
    place_changes: dict[str, Differences] = field(default_factory=dict)
    cases: dict[CaseKey, CasePlan] = field(default_factory=dict)
    cases_new: list[Case] = field(default_factory=list)
    periods_new: list[PeriodRow] = field(default_factory=list)
    periods_changed: list[PeriodRow] = field(default_factory=list)
    periods_unchanged: int = 0
    languages: dict[str, str] = field(default_factory=dict)


def plan(rows: pl.DataFrame) -> Plan:
    """Compare a checked file with the database. Raises: ImportRefused where a REE belongs to another UID."""
    stored = load(rows)
    _check_owners(rows, stored)
    made = Plan()
    companies = _plan_companies(rows, stored, made)
    places = _plan_places(rows, stored, companies, made)
    _plan_periods(rows, stored, places, made)
    return made


def _check_owners(rows: pl.DataFrame, stored: Stored) -> None:
    owners = {ree: place.company.uid for ree, place in stored.places.items()}
    faults: list[Fault] = []
    for line, ree, uid in rows.select("line", "ree", "uid").iter_rows():
        owner = owners.get(ree, uid)
        if owner != uid:
            faults.append(fault("ree-elsewhere", line=line, column="ree", value=ree, other=format_uid(owner)))
    if faults:
        raise ImportRefused(faults)


def _plan_companies(rows: pl.DataFrame, stored: Stored, made: Plan) -> Mapping[str, Company]:
    """The first line of a company names its language."""
    firsts = rows.sort("line").unique("uid", keep="first", maintain_order=True)
    companies = dict(stored.companies)
    for uid, name, language in firsts.select("uid", "company_name", "language").iter_rows():
        company = companies.get(uid)
        if company is None:
            companies[uid] = company = Company(uid=uid, name=name, language=language)
            made.companies_new.append(company)
        elif changes := _apply(company, {"name": name, "language": language}):
            made.companies_changed.append(company)
            made.company_changes[uid] = changes
    return companies


def _plan_places(
    rows: pl.DataFrame, stored: Stored, companies: Mapping[str, Company], made: Plan
) -> Mapping[str, Establishment]:
    places = dict(stored.places)
    firsts = rows.unique("ree", keep="first", maintain_order=True)
    for ree, uid, language, *values in firsts.select("ree", "uid", "language", *PLACE).iter_rows():
        wanted = dict(zip(PLACE_FIELDS, values, strict=True))
        made.languages[ree] = language
        place = places.get(ree)
        if place is None:
            places[ree] = place = Establishment(ree=ree, company=companies[uid], **wanted)
            made.places_new.append(place)
        else:
            place.company = companies[uid]
            if changes := _apply(place, wanted):
                made.places_changed.append(place)
                made.place_changes[ree] = changes
    return places


def _plan_periods(
    rows: pl.DataFrame, stored: Stored, places: Mapping[str, Establishment], made: Plan
) -> None:
    for ree, fund_number, month, *values in rows.select("ree", "fund_number", "period", *FIGURES).iter_rows():
        key = (ree, fund_number)
        planned = made.cases.get(key) or _plan_case(key, stored, places[ree], made)
        old = stored.periods.get((planned.case.pk, month)) if planned.case.pk else None
        if old == values:
            made.periods_unchanged += 1
            continue
        row = (planned.case, month, values)
        if old is None:
            made.periods_new.append(row)
            planned.months.append(month)
        else:
            made.periods_changed.append(row)
            planned.figures[month] = _differences(FIGURES, old, values)


def _plan_case(key: CaseKey, stored: Stored, place: Establishment, made: Plan) -> CasePlan:
    case = stored.cases.get(key)
    if case is None:
        case = Case(establishment=place, fund_number=key[1])
        made.cases_new.append(case)
    else:
        case.establishment = place
    made.cases[key] = planned = CasePlan(case)
    return planned


def _apply(row: Company | Establishment, wanted: Mapping[str, object]) -> Differences:
    """Set what differs, and say what it was."""
    names = list(wanted)
    changes = _differences(names, [getattr(row, name) for name in names], list(wanted.values()))
    for name in changes:
        setattr(row, name, wanted[name])
    return changes


def _differences(names: Sequence[str], old: Sequence[object], new: Sequence[object]) -> Differences:
    pairs = zip(names, old, new, strict=True)
    return {name: [before, after] for name, before, after in pairs if before != after}
