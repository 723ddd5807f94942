"""Rates, ceilings and days by month, and switches for what no source settles, in dated versions.

Each table is TOML beside this file, each row with its source and mark. A version that was once used is never
edited, so each amount can be recomputed (promise 7). Read at first use, not at import. Given up: a table in
the database, which an operator could change without anybody seeing what was computed with it.
"""

from functools import cache
from importlib.resources import files

from jobroom.rules.parameters.bundle import OutsideWindow, Parameters, UnknownVersion
from jobroom.rules.parameters.month import MonthParameters
from jobroom.rules.parameters.reading import read
from jobroom.rules.parameters.switches import Setting, SwitchFault

__all__ = [
    "CURRENT",
    "MonthParameters",
    "OutsideWindow",
    "Parameters",
    "Setting",
    "SwitchFault",
    "UnknownVersion",
    "current",
    "load",
    "versions",
]

CURRENT = "2022-07-07.1"


def versions() -> tuple[str, ...]:
    """Every version that can be computed with, oldest first."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load(version: str) -> Parameters:
    """The parameters of a version, switches at their defaults.

    Raises: UnknownVersion.
    """
    if version not in versions():
        raise UnknownVersion(version)
    return read((files(__name__) / f"{version}.toml").read_text("utf-8"))


def current() -> Parameters:
    """The parameters that new computations use."""
    return load(CURRENT)
