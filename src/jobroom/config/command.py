"""The `jobroom` command: Django's own, with hyphens in the names as operators type them."""

import os
import sys

from django.core.management import execute_from_command_line

from jobroom.config import serving


def main() -> None:
    """Run the command named on the command line; `import-cases` is Django's `import_cases`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobroom.config.settings")
    arguments = list(sys.argv)
    if arguments[1:] == ["run"]:
        sys.exit(serving.run())
    if len(arguments) > 1 and not arguments[1].startswith("-"):
        arguments[1] = arguments[1].replace("-", "_")
    execute_from_command_line(arguments)
