"""Tables of the room, one file for each matter."""

from jobroom.claims.models.documents import Document, DocumentUse
from jobroom.claims.models.results import Result
from jobroom.claims.models.staff import EmployeeRow
from jobroom.claims.models.submissions import Submission, SubmittedPeriod
from jobroom.claims.models.warnings import ConfirmedWarning

__all__ = [
    "ConfirmedWarning", "Document", "DocumentUse", "EmployeeRow", "Result", "Submission", "SubmittedPeriod",
]  # fmt: skip
