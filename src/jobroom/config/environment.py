"""Reads what an operator sets in the environment, and makes local secrets where nothing is set.

Production must name its secrets; a local or demo installation makes its own once and keeps them
in `JOBROOM_HOME/keys`, which is not part of a backup (promise 5 of ARCHITECTURE.md).
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from jobroom.journal import clock
from jobroom.rules.filing import FilingWindow, parse_window


def text(name: str, default: str = "") -> str:
    """The value of a variable, or the default."""
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """`1`, `true`, `yes` and `on` are true; every other value is false."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A comma separated list without empty entries."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def choice(name: str, default: str, *, among: tuple[str, ...]) -> str:
    """One of a few words; another one does not start."""
    value = text(name, default).strip().lower()
    if value not in among:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(among)}")
    return value


def filing_window(name: str, *, demo: bool) -> FilingWindow | None:
    """`2022-07-07/2022-12-31`: the first and the last day; another text does not start.

    A demo without it has one that ends with the year after its first start, kept in its home.
    """
    chosen = text(name)
    if not chosen and demo:
        chosen = _made_once(home() / "demo-window", f"2022-07-07/{clock.today().year + 1}-12-31")
    try:
        return parse_window(chosen) if chosen else None
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be two days, such as 2022-07-07/2022-12-31") from None


def home() -> Path:
    """Where data lies: `JOBROOM_HOME`, else `var` in the working directory."""
    return Path(text("JOBROOM_HOME", "var")).resolve()


def address() -> str:
    """Where people reach the service, without a slash at the end."""
    return text("JOBROOM_ADDRESS", f"http://localhost:{text('PORT', '8000')}").rstrip("/")


def secret(name: str, *, production: bool) -> str:
    """A secret of at least 32 characters from the environment; locally made once and kept on disk."""
    value = text(name)
    if len(value) >= 32:
        return value
    if value or production:
        raise ImproperlyConfigured(f"{name} must be set to at least 32 characters")
    return _local_secret(home() / "keys" / name.lower().replace("_", "-"))


def _local_secret(path: Path) -> str:
    return _made_once(path, secrets.token_urlsafe(48))


def _made_once(path: Path, content: str) -> str:
    """What a file holds, made with `content` by the process that comes first; others read it whole."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(content)
        with suppress(FileExistsError):
            os.link(beside, path)
        beside.unlink()
    return path.read_text()
