"""Letters as they come from the printer in a story, and what a telephone makes of the form."""

import re
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import FilePayload

from tests.files.scans import KINDS, scan
from tests.journeys.site import Site, environment

PHOTO = KINDS.index("photo")
STOP = re.compile(r"\b[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]\b")


@dataclass(frozen=True)
class PrintedForm:
    """The letter of a power of attorney."""

    pdf: bytes

    @property
    def stop_code(self) -> str:
        """As it stands on the first page."""
        document = pypdfium2.PdfDocument(self.pdf)
        text = document[0].get_textpage().get_text_range()
        document.close()
        (found,) = STOP.findall(text)
        return str(found)

    def photo(self) -> FilePayload:
        """The form on a table, taken askew with the telephone held sideways, and compressed."""
        picture = Image.open(BytesIO(scan(self.pdf, PHOTO).content)).rotate(90, expand=True)
        out = BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=40)
        return {"name": "IMG_2034.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def print_form(site: Site, out: Path) -> PrintedForm:
    """Print what waits, and take the letter of a power of attorney from the pile."""
    command = [sys.executable, "-m", "jobroom", "issue-letters", "--out", str(out)]
    subprocess.run(command, env=environment(site.home, 0), check=True, capture_output=True, timeout=120)
    path = max(out.rglob("power-*.pdf"))  # by the number in its name, the one that was ordered last
    return PrintedForm(path.read_bytes())
