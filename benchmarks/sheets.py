"""How long a spreadsheet with 2,000 employees takes: read, refused for a fault in every row, written."""

from django.core.files.uploadedfile import SimpleUploadedFile

from benchmarks.figures import Line, measure
from jobroom.cases.models import Case, Period
from jobroom.claims.entries import Entry, WageType
from jobroom.claims.sheets.faults import SheetRefused
from jobroom.claims.sheets.reading import read_upload
from jobroom.claims.sheets.template.csv_file import as_csv
from jobroom.claims.sheets.template.grid import Grid, grid_of
from jobroom.claims.sheets.template.xlsx_file import as_xlsx
from jobroom.companies.models import Establishment

ROWS = 2_000
MOST_SECONDS = 3
PERIOD = Period(
    case=Case(establishment=Establishment(ree="00001203"), fund_number="99"), month="2020-04",
    entitled_employees=ROWS, affected_employees=ROWS, target_hours=36_000_000, lost_hours=18_000_000,
    wage_sum=1_000_000_000,
)  # fmt: skip


def grid(rows: int = ROWS) -> Grid:
    """A template with so many employees, no two of them alike."""
    staff = [
        Entry(
            name=f"Rochat, Camille {number}", ahv_number="7569217076985", wage_type=WageType.MONTHLY,
            wage=400_000 + number, target_hours=18_000 + number, lost_hours=9_000 + number,
            vacation_days=2_500, public_holidays=600, workload_percent=8_000,
        )
        for number in range(rows)
    ]  # fmt: skip
    return grid_of(PERIOD, staff)


def run() -> list[Line]:
    filled = grid()
    xlsx, csv = as_xlsx(filled), as_csv(filled)
    faulty = csv.replace(b";80;", b";half;")
    return [
        measure("read an XLSX file with employees", ROWS, lambda: _take_in(xlsx), target=MOST_SECONDS),
        measure("read a CSV file with employees", ROWS, lambda: _take_in(csv), target=MOST_SECONDS),
        measure("name a fault in every row of the same", ROWS, lambda: _refused(faulty), target=MOST_SECONDS),
        measure("write the template with employees", ROWS, lambda: as_xlsx(grid()), target=MOST_SECONDS),
    ]


def _take_in(content: bytes) -> None:
    if len(read_upload(SimpleUploadedFile("staff", content)).rows) != ROWS:
        raise RuntimeError("not every employee was read")


def _refused(content: bytes) -> None:
    try:
        _take_in(content)
    except SheetRefused as refused:
        if len(refused.faults) == ROWS:
            return
    raise RuntimeError("the faults of the file were not all found")
