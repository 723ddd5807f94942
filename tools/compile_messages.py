"""Compiles the translations of every room whose .po file is newer than its .mo file."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOMS = Path(__file__).parent.parent / "src" / "jobroom"


def main() -> None:
    for source in ROOMS.glob("*/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as lines:
            catalog = read_po(lines, locale=source.parts[-3])
        # Written beside and moved into place, so that a running server never reads half a file.
        beside = target.with_suffix(f".{os.getpid()}.new")
        with beside.open("wb") as out:
            write_mo(out, catalog)
        beside.replace(target)


if __name__ == "__main__":
    main()
