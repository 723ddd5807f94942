"""Brings the .po files of every room up to date with its code and templates.

English is the language of the code; de, fr and it are translated. A message that is no longer used is
dropped, a new one is added empty, and `tests/conventions/test_translations.py` fails until it is filled.
Rooms may be named on the command line.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOMS = Path(__file__).parent.parent / "src" / "jobroom"
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {
    "**/templates/**.html": {
        "extensions": "jinja2.ext.i18n",
        "trimmed": "true",
        "encoding": "utf-8",
        "silent": "false",
    },
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LANGUAGES = ("de", "fr", "it")


def extracted(room: Path) -> Catalog:
    """All messages of a room, in the order of its files."""
    catalog = Catalog(project="jobroom", charset="utf-8")
    found = extract_from_dir(room, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, context in sorted(found, key=lambda row: row[0]):
        catalog.add(
            message, None, [(Path(room.name, file).as_posix(), 0)], auto_comments=comments, context=context
        )
    return catalog


def merged(template: Catalog, language: str, path: Path) -> Catalog:
    """The room's messages with the translations that exist."""
    known = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as lines:
            known = read_po(lines, locale=language)
    target = Catalog(project="jobroom", locale=language, charset="utf-8", fuzzy=False)
    for message in template:
        if not message.id:
            continue
        old = known.get(message.id[0] if isinstance(message.id, tuple) else message.id, message.context)
        string = old.string if old is not None else None
        target.add(
            message.id,
            string,
            [],
            auto_comments=message.auto_comments,
            context=message.context,
            flags=message.flags,
        )
    return target


def as_text(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=100, omit_header=False, no_location=True)
    lines = [
        line
        for line in out.getvalue().decode().split("\n")
        if not line.startswith(
            (
                '"POT-Creation',
                '"PO-Revision',
                '"Last-Translator',
                '"Generated-By',
                '"Language-Team',
                '"Report-Msgid',
                "# ",
            )
        )
    ]
    return "\n".join(line for line in lines if line != "#").encode()


def main() -> None:
    asked = set(sys.argv[1:])
    for room in sorted(path.parent for path in ROOMS.glob("*/__init__.py")):
        if asked and room.name not in asked:
            continue
        template = extracted(room)
        if len(template) == 0:
            continue
        for language in LANGUAGES:
            path = room / "locale" / language / "LC_MESSAGES" / "django.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_text(merged(template, language, path)))


if __name__ == "__main__":
    main()
