"""How long an import takes: new data, the same again, corrections, and a file full of faults."""

from pathlib import Path

from benchmarks.figures import Line, measure
from benchmarks.sample import write_file
from jobroom.cases.importing.actions import import_file
from jobroom.cases.importing.checking import check
from jobroom.cases.importing.faults import ImportRefused
from jobroom.cases.importing.reading import content_of, read_table
from jobroom.journal.actions import SYSTEM

ROWS = 100_000


def run(folder: Path) -> list[Line]:
    file = write_file(folder / "new.csv", ROWS)
    corrected = _corrected(file, folder / "corrected.csv")
    faulty = _faulty(file, folder / "faulty.csv")
    return [
        measure("read and check a CSV file", ROWS, lambda: check(read_table(content_of(file)))),
        measure("import into an empty database", ROWS, lambda: _take_in(file), target=10),
        measure("import the same file again", ROWS, lambda: _take_in(file)),
        measure("import a correction of every period", ROWS, lambda: _take_in(corrected)),
        measure("refuse a file with a fault in every row", ROWS, lambda: _refused(faulty)),
    ]


def _take_in(file: Path) -> None:
    import_file(file, actor=SYSTEM)


def _refused(file: Path) -> None:
    try:
        _take_in(file)
    except ImportRefused as refused:
        if len(refused.faults) == ROWS:
            return
    raise RuntimeError("the faults of the file were not all found")


def _corrected(file: Path, path: Path) -> Path:
    """The last digit of the wage sum, the column before the last, is another one."""
    lines = file.read_text().splitlines()
    rows = [line.rsplit(",", 2) for line in lines[1:]]
    changed = [f"{front},{wage[:-1]}{(int(wage[-1]) + 1) % 10},{paid}" for front, wage, paid in rows]
    path.write_text("\n".join([lines[0], *changed]) + "\n")
    return path


def _faulty(file: Path, path: Path) -> Path:
    lines = file.read_text().splitlines()
    path.write_text("\n".join([lines[0], *(f"{line}1" for line in lines[1:])]) + "\n")
    return path
