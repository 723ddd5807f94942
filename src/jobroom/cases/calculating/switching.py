"""The `parameters` beside a period: another version, other switches. What was printed can be sent back."""

import re
from typing import Any

from jobroom.cases.calculating.faults import Faults
from jobroom.cases.calculating.parsing import Written
from jobroom.cases.calculating.values import kind_of
from jobroom.rules import parameters
from jobroom.rules.parameters import Parameters, SwitchFault, UnknownVersion

_WHOLE = re.compile(r"[0-9]{1,9}")


def read_parameters(content: dict[str, Any], faults: Faults) -> Parameters:
    """The wanted parameters, or the current ones where a fault was collected."""
    wanted = content.get("parameters", {})
    if not isinstance(wanted, dict):
        faults.add("parameters", f"an object is needed, not {kind_of(wanted)}")
        return parameters.current()
    chosen = _version(wanted, faults)
    for name, value in wanted.items():
        if name != "version":
            try:
                chosen = chosen.with_switches({name: _plain(value)})
            except SwitchFault as fault:
                faults.add(f"parameters.{name[:40]}", _sentence(fault))
    return chosen


def _version(wanted: dict[str, Any], faults: Faults) -> Parameters:
    version = wanted.get("version", parameters.CURRENT)
    try:
        return parameters.load(version if isinstance(version, str) else "")
    except UnknownVersion:
        faults.add("parameters.version", f"one of {', '.join(parameters.versions())} is needed")
        return parameters.current()


def _plain(value: Any) -> object:
    """A whole number that was written becomes one; nothing else does."""
    if isinstance(value, Written):
        return int(value) if _WHOLE.fullmatch(value) else None
    return value


def _sentence(fault: SwitchFault) -> str:
    what = "this switch is unknown; there are" if fault.code == "unknown" else "possible are"
    return f"{what} {fault.possible}"
