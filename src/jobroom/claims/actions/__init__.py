"""Everything that changes what a company claims."""

from jobroom.claims.actions.confirming import confirm_warnings
from jobroom.claims.actions.copying import copy_staff
from jobroom.claims.actions.saving import CellConflict, Saved, save_staff

__all__ = ["CellConflict", "Saved", "confirm_warnings", "copy_staff", "save_staff"]
