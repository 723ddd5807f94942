"""Switches: where the sources are silent, an assumption that can be turned and is recorded with each result.

Source: domain note 9. A value is one of the named options, or a whole number between two bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Setting = int | str


@dataclass(frozen=True)
class SwitchFault(ValueError):
    """A switch that does not exist (`unknown`) or a value that it does not take (`value`)."""

    code: str
    name: str
    possible: str

    def __str__(self) -> str:
        return f"{self.name}: {self.code}"


@dataclass(frozen=True, slots=True)
class Switch:
    """What may be chosen, and why at all. `bounds` are inclusive; None takes options only."""

    default: Setting
    options: tuple[str, ...]
    bounds: tuple[int, int] | None
    mark: str
    source: str

    def takes(self, value: object) -> bool:
        """Whether this is a possible value; true and false are no numbers."""
        if isinstance(value, str):
            return value in self.options
        return type(value) is int and self.bounds is not None and self.bounds[0] <= value <= self.bounds[1]

    @property
    def possible(self) -> str:
        """What it takes, for a message: `200 to 366, weekdays`."""
        numbers = [f"{self.bounds[0]} to {self.bounds[1]}"] if self.bounds else []
        return ", ".join([*numbers, *self.options])


def turned(
    switches: Mapping[str, Switch], settings: Mapping[str, Setting], wanted: Mapping[str, object]
) -> dict[str, Setting]:
    """The settings with what is wanted instead.

    Raises: SwitchFault for the first that is unknown or does not take its value.
    """
    result = dict(settings)
    for name, value in wanted.items():
        switch = switches.get(name)
        if switch is None:
            raise SwitchFault("unknown", name, ", ".join(switches))
        if not switch.takes(value):
            raise SwitchFault("value", name, switch.possible)
        assert isinstance(value, int | str)
        result[name] = value
    return result
