"""Everything that changes cases by hand: opening one with its three numbers, its letter, saving a period."""

from jobroom.cases.actions.opening import Locked, Mismatch, Opened, open_case
from jobroom.cases.actions.ordering import NotEntitled, order_pin
from jobroom.cases.actions.saving import Saved, VersionConflict, save_period

__all__ = [
    "Locked",
    "Mismatch",
    "NotEntitled",
    "Opened",
    "Saved",
    "VersionConflict",
    "open_case",
    "order_pin",
    "save_period",
]
