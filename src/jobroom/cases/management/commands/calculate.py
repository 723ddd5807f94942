"""`jobroom calculate FILE.json` (`-` for stdin): the figures of periods, without a server or a database."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobroom.cases.calculating.computing import calculate
from jobroom.cases.calculating.faults import CalculationRefused


class Command(BaseCommand):
    help = (
        "Compute settlement periods from JSON. Every fault on a line of its own, and then no figure at all."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.json", help="- reads what is piped in")

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            self.stdout.write(calculate(_content(file)))
        except CalculationRefused as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            sys.exit(1)


def _content(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=1) from error
