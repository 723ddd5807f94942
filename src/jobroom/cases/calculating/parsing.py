"""JSON as text to plain values, in which every number is still the text that was written.

So no amount is ever a float, and a number of a million digits costs nothing. NaN and Infinity are no JSON;
they are kept as text too and refused as numbers where they stand. A key that stands twice is refused: nobody
can tell which of the two was meant.
"""

import json
from typing import Any

from jobroom.cases.calculating.faults import CalculationRefused, Fault


class Written(str):
    """A number as it was written."""

    __slots__ = ()


class _Repeated(ValueError):
    pass


def parse(content: bytes) -> Any:
    """Raises: CalculationRefused where this is not JSON in UTF-8."""
    try:
        return json.loads(
            content.decode("utf-8-sig"), parse_float=Written, parse_int=Written, parse_constant=Written,
            object_pairs_hook=_once,
        )  # fmt: skip
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start})"
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    except RecursionError:
        message = "not the JSON that is needed: it is nested too deeply"
    except _Repeated as error:
        message = f"the key {str(error)[:40]!r} stands twice in one object"
    raise CalculationRefused([Fault("input", message)])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) < len(pairs):
        names = [name for name, _value in pairs]
        raise _Repeated(next(name for name in names if names.count(name) > 1))
    return known
