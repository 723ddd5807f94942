"""From the bytes of a request to the text of the answer."""

import json

from jobroom.cases.calculating.faults import CalculationRefused, Faults
from jobroom.cases.calculating.parsing import parse
from jobroom.cases.calculating.reading import read_request
from jobroom.cases.calculating.showing import shown
from jobroom.rules.settlement import settle


def calculate(content: bytes) -> str:
    """One object for one period, a list for a list, in the same order. Raises: CalculationRefused."""
    value = parse(content)
    many = isinstance(value, list)
    faults = [Faults(f"[{place}]") for place in range(len(value))] if many else [Faults()]
    requests = [
        read_request(one, found) for one, found in zip(value if many else [value], faults, strict=True)
    ]
    listed = [fault for found in faults for fault in found.listed]
    if listed:
        raise CalculationRefused(listed)
    answers = [shown(settle(one.inputs, one.parameters)) for one in requests if one is not None]
    return json.dumps(answers if many else answers[0], indent=2, ensure_ascii=False)
