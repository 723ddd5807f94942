"""The template to download. Whoever may not write the period does not get it: it names employees."""

from collections.abc import Callable

from django.http import HttpResponse

from jobroom.accounts.http import SignedInRequest, signed_in
from jobroom.cases.queries import access_period
from jobroom.cases.writing import check_may_write
from jobroom.claims.sheets.employees import employees_for
from jobroom.claims.sheets.template.csv_file import as_csv
from jobroom.claims.sheets.template.grid import Grid, grid_of
from jobroom.claims.sheets.template.xlsx_file import as_xlsx
from jobroom.files.downloads import saved_as

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: dict[str, tuple[Callable[[Grid], bytes], str]] = {
    "xlsx": (as_xlsx, XLSX),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}


@signed_in
def download_template(request: SignedInRequest, slug: str, month: str, kind: str) -> HttpResponse:
    """The template in the language of the page. Raises: WriteRefused, Http404."""
    period = access_period(request.user, slug, month)
    check_may_write(period, request.user)
    make, content_type = KINDS[kind]
    content = make(grid_of(period, employees_for(period, request.user)))
    return saved_as(content, content_type, f"{slug}-{month}.{kind}")
