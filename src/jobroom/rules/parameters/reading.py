"""From TOML to parameters. A table that overlaps, ends before it begins or lacks a source is refused."""

import tomllib
from fractions import Fraction
from itertools import pairwise
from typing import Any

from jobroom.rules.months import is_month
from jobroom.rules.parameters.bundle import Parameters
from jobroom.rules.parameters.dated import Row, Window
from jobroom.rules.parameters.switches import Switch

MARKS = {"S", "I", "U"}


class TableFault(ValueError):
    """The file of a version cannot be what it should be; its text says what is wrong."""


def read(text: str) -> Parameters:
    """The parameters that a file holds. Raises: TableFault, and KeyError where a key is missing."""
    content = tomllib.loads(text)
    version, window, switches = content.pop("version"), content.pop("window"), content.pop("switches")
    tables = {name: _table(name, rows) for name, rows in content.items()}
    known = {name: _switch(name, row) for name, row in switches.items()}
    defaults = {name: switch.default for name, switch in known.items()}
    return Parameters(version, Window(**window), tables, known, defaults)


def _table(name: str, rows: list[dict[str, str]]) -> tuple[Row, ...]:
    table = tuple(
        Row(row["first"], row["last"], Fraction(row["value"]), row["mark"], row["source"]) for row in rows
    )
    for row in table:
        _demand(is_month(row.first) and is_month(row.last) and row.first <= row.last, f"{name}: {row.first}")
        _demand(row.mark in MARKS and bool(row.source), f"{name}: {row.first} has no source")
    _demand(all(one.last < two.first for one, two in pairwise(table)), f"{name}: rows overlap")
    return table


def _switch(name: str, row: dict[str, Any]) -> Switch:
    bounds = (row["least"], row["most"]) if "least" in row else None
    switch = Switch(row["default"], tuple(row["options"]), bounds, row["mark"], row["source"])
    _demand(switch.mark in MARKS and bool(switch.source), f"{name}: no source")
    _demand(switch.takes(switch.default), f"{name}: the default is no option")
    return switch


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise TableFault(otherwise)
