"""Everything that changes cases by hand: opening one with its three numbers, saving a period."""

from jobroom.cases.actions.opening import Locked, Mismatch, Opened, open_case
from jobroom.cases.actions.saving import Saved, VersionConflict, save_period

__all__ = ["Locked", "Mismatch", "Opened", "Saved", "VersionConflict", "open_case", "save_period"]
