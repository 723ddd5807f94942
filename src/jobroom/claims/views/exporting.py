"""A case as a file."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.queries import access_case
from jobroom.claims.exporting.files import Staff, case_as_csv, case_as_xlsx
from jobroom.claims.exporting.periods import Exported
from jobroom.claims.queries.exporting import exported_periods, exported_staff
from jobroom.claims.sheets.views import XLSX
from jobroom.files.downloads import saved_as

KINDS: dict[str, tuple[Callable[[Sequence[Exported], Staff], bytes], str]] = {
    "xlsx": (case_as_xlsx, XLSX),
    "csv": (case_as_csv, "text/csv; charset=utf-8"),
}


@signed_in
def export_case(request: SignedInRequest, slug: str, kind: str) -> HttpResponse:
    """All periods in the language of the page; employees for whoever may write them. Raises: Http404."""
    case = access_case(request.user, slug)
    rows = exported_periods(case)
    make, content_type = KINDS[kind]
    staff = exported_staff(case, rows, request.user) if kind == "xlsx" else {}
    return saved_as(make(rows, staff), content_type, f"{slug}.{kind}")
