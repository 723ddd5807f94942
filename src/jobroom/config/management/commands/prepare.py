"""`jobroom prepare`: brings database, cache table and static files to this version; fills an empty demo."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Migrate, collect static files and, in the demo, fill an empty database."

    def handle(self, *args: object, **options: object) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and not import_string("jobroom.demo.build.is_filled")():
            self.stdout.write("filling the demo, this takes a moment …")
            import_string("jobroom.demo.build.build")()
