"""`jobroom forget-what-is-over`: erase what may go, or with `--dry-run` only say how much it would be."""

from django.core.management.base import BaseCommand, CommandParser

from jobroom.config.forgetting import KINDS


class Command(BaseCommand):
    help = "Erase what people entered and the law lets go; the worker does the same every hour."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *args: object, **options: object) -> None:
        dry = bool(options["dry_run"])
        for kind in KINDS:
            self.stdout.write(f"{kind.name}: {kind.count() if dry else kind.erase()}")
        if dry:
            self.stdout.write("nothing was changed")
