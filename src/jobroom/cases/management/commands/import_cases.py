"""`jobroom import-cases FILE [--dry-run] [--errors OUT.csv]`: all or nothing, with every fault named."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from jobroom.cases.importing.actions import import_file
from jobroom.cases.importing.faults import Fault, ImportRefused
from jobroom.journal.actions import SYSTEM

COLUMNS = ("line", "column", "value", "message", "code")
FORMULA = re.compile(r"^[=+@]|^-(?![0-9.]*$)")


class Command(BaseCommand):
    help = "Take in the settlements of the funds from CSV, XLSX or Parquet. All or nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check and count, change nothing")
        parser.add_argument("--errors", type=Path, metavar="OUT.csv", help="write every bad row there too")

    def handle(
        self, *args: object, file: Path, dry_run: bool, errors: Path | None, **options: object
    ) -> None:
        if errors is not None:
            if errors.resolve() == file.resolve():
                raise CommandError("the list of errors would overwrite the file", returncode=1)
            write_errors(errors, [])
        try:
            summary = import_file(file, actor=SYSTEM, dry_run=dry_run)
        except ImportRefused as refused:
            self._refuse(refused, errors)
        except DatabaseError as error:
            raise CommandError(f"nothing was changed; the database refused: {error}", returncode=1) from error
        for warning in summary.warnings:
            self.stderr.write(f"warning: {warning}")
        if dry_run:
            self.stdout.write("dry run: nothing was written")
        for name, count in summary.counts.items():
            self.stdout.write(f"{name.replace('_', ' '):<24}{count:>10}")

    def _refuse(self, refused: ImportRefused, errors: Path | None) -> None:
        if errors is not None:
            write_errors(errors, refused.faults)
        for fault in refused.faults:
            self.stderr.write(str(fault))
        raise CommandError(f"nothing was changed; faults: {len(refused.faults)}", returncode=1)


def write_errors(path: Path, faults: Sequence[Fault]) -> None:
    """A list that a spreadsheet can open without running what the file holds.

    Written empty before the import, so that a path that cannot be written stops it before it begins.
    """
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(COLUMNS)
            writer.writerows(_cells(fault) for fault in faults)
    except OSError as error:
        raise CommandError(f"cannot write to {path}: {error.strerror}", returncode=1) from error


def _cells(fault: Fault) -> list[object]:
    value = f"'{fault.value}" if FORMULA.match(fault.value) else fault.value
    return [fault.line or "", fault.column, value, fault.message, fault.code]
