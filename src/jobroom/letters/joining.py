"""The letters of a batch in one file for the printer, each beginning on a front side.

The single files stay what counts: accessible, one per receiver. The joined file is for a machine; it lies in
a folder of its own, so that whoever takes all PDFs of the folder takes each letter once. Parts of 100 letters
keep the memory bounded, however large a batch is: every letter brings its own fonts.
"""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2

from jobroom.letters.files import sync_folder
from jobroom.letters.models import LetterBatch
from jobroom.rules.letters import ON_PAPER

FOLDER = "printer"
MOST = 100


def join(batch: LetterBatch, out: Path) -> list[Path]:
    """Write the files for the printer; answers them. What is void or was handed on already is left out."""
    folder = out / FOLDER
    letters = batch.letters.filter(state__in=sorted(ON_PAPER)).order_by("pk")
    paths = [out / name for name in letters.values_list("file", flat=True)]
    parts = list(_parts([path for path in paths if path.is_file()]))
    if not parts:
        return []
    folder.mkdir(mode=0o700, exist_ok=True)
    made = [
        _write(part, folder / f"{batch}{f'-{number}' if len(parts) > 1 else ''}.pdf")
        for number, part in enumerate(parts, start=1)
    ]
    sync_folder(folder)
    return made


def _parts(paths: list[Path]) -> Iterator[list[Path]]:
    for start in range(0, len(paths), MOST):
        yield paths[start : start + MOST]


def _write(paths: list[Path], final: Path) -> Path:
    """The pages of some files in one, under a hidden name until it is whole."""
    part = final.with_name(f".{final.name}.part")
    with closing(pypdfium2.PdfDocument.new()) as joined:
        for path in paths:
            with closing(pypdfium2.PdfDocument(path)) as letter:
                joined.import_pages(letter)
                if len(letter) % 2:
                    joined.new_page(*letter.get_page_size(0))
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            joined.save(file)
            file.flush()
            os.fsync(file.fileno())
    part.replace(final)
    return final
