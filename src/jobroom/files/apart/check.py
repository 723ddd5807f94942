"""Whether a file is what it seems, and its clean form: pictures are drawn anew, all else stays as it came.

A picture that is drawn anew holds pixels alone: place, camera, comments, profiles and whatever was hung
on behind it are gone (ASVS 14.2.8). A PDF must keep its bytes, or its signature would break; so each of
its objects is looked at and each page drawn once.
"""

from collections.abc import Mapping
from io import BytesIO

import pypdfium2

from jobroom.files.apart.frame import Answer, serve
from jobroom.files.apart.limits import MOST_PAGES, MOST_POINTS
from jobroom.files.apart.objects import check_objects
from jobroom.files.apart.pictures import flat, open_picture, pages_of_pdf
from jobroom.files.apart.sheets import check_sheets
from jobroom.files.refusals import FileRefused

QUALITY = 90
DRAWN = 800


def check(head: Mapping[str, object], content: bytes) -> Answer:
    """How many pages or sheets, and a clean picture. Raises: FileRefused; any error of a decoder."""
    if head["kind"] == "pdf":
        return {"pages": check_pdf(content)}, []
    if head["kind"] == "xlsx":
        return {"pages": check_sheets(content)}, []
    return {"pages": 1}, [clean_picture(content)]


def check_pdf(content: bytes) -> int:
    """How many pages it has."""
    check_objects(content)
    document = pypdfium2.PdfDocument(content)
    count = len(document)
    if count > MOST_PAGES:
        raise FileRefused("file.pages", n=count, m=MOST_PAGES)
    sizes = [document.get_page_size(number) for number in range(count)]
    if not sizes or any(not 1 <= side <= MOST_POINTS for size in sizes for side in size):
        raise FileRefused("file.unreadable")
    document.close()
    for _page in pages_of_pdf(content, longest=DRAWN):
        pass
    return count


def clean_picture(content: bytes) -> bytes:
    """The same pixels, upright, and nothing else."""
    out = BytesIO()
    with open_picture(content) as picture:
        made = flat(picture)
        if picture.format == "PNG":
            made.save(out, "PNG")
        else:
            made.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


if __name__ == "__main__":
    serve(check)
