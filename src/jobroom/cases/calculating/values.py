"""Single values out of parsed JSON; a fault is collected, and None stands for what could not be read."""

from collections.abc import Collection, Mapping
from typing import Any

from jobroom.cases.calculating.faults import Faults
from jobroom.cases.calculating.parsing import Written
from jobroom.rules.amounts import parse_hundredths
from jobroom.rules.numbers import NumberFault

KINDS = {dict: "an object", list: "a list", bool: "true or false", type(None): "null", Written: "a number"}


def kind_of(value: Any) -> str:
    """What a value is, for a sentence."""
    return KINDS.get(type(value), "a text")


def read_object(
    value: Any, path: str, keys: Collection[str], optional: str, faults: Faults
) -> dict[str, Any]:
    """The object with its known keys; missing and unknown ones are faults. `optional` may be missing."""
    if not isinstance(value, dict):
        faults.add(path, f"an object is needed, not {kind_of(value)}")
        return {}
    lead = f"{path}." if path else ""
    for name in keys:
        if name not in value:
            faults.add(f"{lead}{name}", "this key is missing")
    for name in value:
        if name not in keys and name != optional:
            faults.add(f"{lead}{name[:40]}", "this key is unknown")
    return value


def read_hundredths(row: Mapping[str, Any], name: str, path: str, most: int, faults: Faults) -> int | None:
    """A number, or a text that holds one, as hundredths."""
    value = row.get(name)
    if name not in row:
        return None
    if not isinstance(value, str):
        faults.add(path, f"a number is needed, not {kind_of(value)}")
        return None
    try:
        return parse_hundredths(value, most=most)
    except NumberFault as fault:
        faults.add_number(path, fault)
        return None


def read_flag(row: Mapping[str, Any], name: str, path: str, faults: Faults) -> bool | None:
    """True or false."""
    value = row.get(name)
    if name not in row:
        return None
    if not isinstance(value, bool):
        faults.add(path, f"true or false is needed, not {kind_of(value)}")
        return None
    return value


def read_choice(
    row: Mapping[str, Any], name: str, path: str, choices: Collection[str], faults: Faults
) -> str | None:
    """One of some texts."""
    value = row.get(name)
    if name not in row:
        return None
    if isinstance(value, Written) or not isinstance(value, str) or value not in choices:
        faults.add(path, f"one of {', '.join(choices)} is needed")
        return None
    return value
