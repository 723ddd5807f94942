"""From what was uploaded to pictures of its pages, for a code to be found in and for an officer to look at.

PDF pages become grey pictures of 200 dots per inch through PDFium, which is not safe in two threads at once:
one lock for the process. Photos are turned upright by what the camera noted, and made smaller where they are
larger than a page at 300 dots per inch would be.
"""

from collections.abc import Iterator
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image, ImageOps

DOTS_PER_INCH = 200
LONGEST_SIDE = 3_600
_one_at_a_time = Lock()


def pages_of_pdf(content: bytes) -> Iterator[Image.Image]:
    """The pages of a PDF, one after the other. Raises: PdfiumError for what is no PDF or is protected."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    try:
        for number in range(count):
            with _one_at_a_time:
                page = document[number]
                scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(page.get_size()))
                picture = page.render(scale=scale, grayscale=True).to_pil()
            yield picture
    finally:
        with _one_at_a_time:
            document.close()


def page_of_photo(content: bytes) -> Image.Image:
    """A photo as a grey page. Raises: OSError for what is no picture."""
    with Image.open(BytesIO(content)) as photo:
        upright = ImageOps.exif_transpose(photo).convert("L")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return upright
