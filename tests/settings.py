"""Settings of the tests: the real ones on a database of their own, with cheap password hashing.

`JOBROOM_TEST_DATABASE` names a PostgreSQL server; without it SQLite in a file is used, because tests with
two real connections need one. The file is kept between runs and named after the migrations, so that a
changed migration never meets an old table.
"""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("JOBROOM_HOME", str(Path(tempfile.gettempdir()) / f"jobroom-tests-{os.getuid()}"))
os.environ.pop("JOBROOM_DEMO", None)
if os.environ.get("JOBROOM_TEST_DATABASE"):
    os.environ["JOBROOM_DATABASE"] = os.environ["JOBROOM_TEST_DATABASE"]
os.environ.setdefault("JOBROOM_LOG_LEVEL", "ERROR")

from jobroom.config.settings import *  # noqa: F403
from jobroom.config.settings import DATABASES, HOME, ROOMS_FOLDER, STATIC_ROOT, STORAGES
from jobroom.rules.filing import FilingWindow

_migrations = sorted(ROOMS_FOLDER.glob("*/migrations/*.py"))
_tables = hashlib.sha256(b"".join(path.read_bytes() for path in _migrations)).hexdigest()[:8]

DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / f"test-{_tables}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DESK_NEEDS_SECOND_FACTOR = False
FILING_WINDOW = FilingWindow(date(2022, 7, 7), date(2037, 12, 31))  # the small world lives in 2026
