"""`jobroom issue-letters [--out DIR]`: one PDF for each letter that waits, and `manifest.csv`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobroom.letters.printing import print_waiting


class Command(BaseCommand):
    help = "Print every letter that waits. The files hold PINs: hand them on and delete them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, metavar="DIR", default=Path(settings.HOME) / "letters")

    def handle(self, *args: object, out: Path, **options: object) -> None:
        try:
            batch = print_waiting(out)
        except OSError as error:
            raise CommandError(f"cannot write to {out}: {error.strerror}", returncode=1) from error
        self.stdout.write(f"{len(batch.printed)} letters printed to {out}")
        if batch.failed:
            names = ", ".join(str(pk) for pk in batch.failed)
            raise CommandError(f"{len(batch.failed)} letters failed and go on waiting: {names}", returncode=1)
