"""`jobroom verify-journal`: exit 0 and the number of events, or exit 1 and the first that does not fit."""

from django.core.management.base import BaseCommand, CommandError

from jobroom.journal.queries import verify


class Command(BaseCommand):
    help = "Recompute the hash chains of the journal."

    def handle(self, *args: object, **options: object) -> None:
        verdict = verify()
        if verdict.fault:
            raise CommandError(f"the journal does not fit at {verdict.fault}", returncode=1)
        self.stdout.write(f"{verdict.events} events fit")
