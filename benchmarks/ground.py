"""The ground of a run: a home and a database of its own, thrown away afterwards.

Must be imported before anything of jobroom. `JOBROOM_BENCH_DATABASE` names another database than SQLite;
its tables are filled, so it must be an empty one.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

HOME = Path(tempfile.mkdtemp(prefix="jobroom-bench-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

os.environ["JOBROOM_HOME"] = str(HOME)
os.environ["JOBROOM_LOG_LEVEL"] = "ERROR"
os.environ["DJANGO_SETTINGS_MODULE"] = "jobroom.config.settings"
os.environ.pop("JOBROOM_DEMO", None)
if os.environ.get("JOBROOM_BENCH_DATABASE"):
    os.environ["JOBROOM_DATABASE"] = os.environ["JOBROOM_BENCH_DATABASE"]
else:
    os.environ.pop("JOBROOM_DATABASE", None)

django.setup()
call_command("migrate", verbosity=0, skip_checks=True)
