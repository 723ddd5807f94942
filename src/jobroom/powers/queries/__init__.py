"""Reading powers of attorney; one module per reader, all names here."""

from jobroom.powers.queries.employer import Employer, access_employer
from jobroom.powers.queries.incumbents import access_take_over, is_incumbent, may_agree
from jobroom.powers.queries.named import by_stop_fingerprint, named_power, where_is
from jobroom.powers.queries.own import (
    access_page,
    access_power,
    count_files,
    draft_of,
    last_refusal,
    powers_of,
)
from jobroom.powers.queries.progress import Progress, needed_for, progress_of

__all__ = [
    "Employer",
    "Progress",
    "access_employer",
    "access_page",
    "access_power",
    "access_take_over",
    "by_stop_fingerprint",
    "count_files",
    "draft_of",
    "is_incumbent",
    "last_refusal",
    "may_agree",
    "named_power",
    "needed_for",
    "powers_of",
    "progress_of",
    "where_is",
]
