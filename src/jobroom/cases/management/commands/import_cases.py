"""`jobroom import-cases FILE [--dry-run] [--errors OUT.csv]`: all or nothing, with every fault named."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

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
        try:
            summary = import_file(file, actor=SYSTEM, dry_run=dry_run)
        except ImportRefused as refused:
            self._refuse(refused, errors)
        if errors is not None:
            write_errors(errors, [])
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
        raise CommandError(f"nothing was changed: {len(refused.faults)} faults in the file", returncode=1)


def write_errors(path: Path, faults: Sequence[Fault]) -> None:
    """A list that a spreadsheet can open without running what the file holds."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for fault in faults:
            value = f"'{fault.value}" if FORMULA.match(fault.value) else fault.value
            writer.writerow([fault.line or "", fault.column, value, fault.message, fault.code])
