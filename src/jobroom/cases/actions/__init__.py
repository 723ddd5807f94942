"""Everything that changes cases by hand: opening one with its three numbers, its letter, saving a period."""

from jobroom.cases.actions.opening import Locked, Mismatch, Opened, open_case
from jobroom.cases.actions.ordering import NotEntitled, order_pin
from jobroom.cases.actions.saving import add_version, lock_for_writing, state_after_saving

__all__ = [
    "Locked",
    "Mismatch",
    "NotEntitled",
    "Opened",
    "add_version",
    "lock_for_writing",
    "open_case",
    "order_pin",
    "state_after_saving",
]
