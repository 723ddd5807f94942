"""`jobroom recalculate [--parameters VERSION] [--dry-run]`: everything stored, computed again."""

import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobroom.claims.actions.recalculating import recalculate
from jobroom.claims.recalculating.comparing import Difference, Totals
from jobroom.journal.actions import SYSTEM
from jobroom.rules import parameters
from jobroom.rules.money import plain
from jobroom.rules.parameters import Parameters, UnknownVersion


class Command(BaseCommand):
    help = "Compute the result of every period again and say what differs from what is stored."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--parameters", metavar="VERSION", help="compute with these; else the current ones"
        )
        parser.add_argument("--dry-run", action="store_true", help="compare and count, keep nothing")

    def handle(self, *args: object, parameters: str | None, dry_run: bool, **options: object) -> None:
        tables = _tables(parameters)
        totals = Totals()
        for portion in recalculate(tables, actor=SYSTEM, dry_run=dry_run):
            for row in portion.differences:
                self.stdout.write(_line(row))
            totals.add(portion)
        verb = "would change" if dry_run else "changed"
        self.stdout.write(
            f"parameters {tables.version}: {totals.results} results, {totals.changed} {verb},"
            f" by CHF {plain(totals.by)}; {totals.first} for the first time"
        )
        self.stdout.write(
            "dry run: nothing was kept" if dry_run else f"{totals.written} new results were kept"
        )
        if totals.broken:
            self.stderr.write(f"{totals.broken} stored results do not come out as they are stored")
            sys.exit(1)


def _tables(version: str | None) -> Parameters:
    try:
        return parameters.current() if version is None else parameters.load(version)
    except UnknownVersion as error:
        known = ", ".join(parameters.versions())
        raise CommandError(f"there are no parameters {version}; there are: {known}", returncode=1) from error


def _line(row: Difference) -> str:
    kind = "differs from what is stored" if row.verified else "changes"
    claim, back = ("{} -> {}".format(*map(plain, both)) for both in (row.claim, row.back_payment))
    return f"{row.case} {row.month} version {row.version} {kind}: claim {claim}, back payment {back}"
