"""From a file to pictures of its pages, for a code to be found in and for an officer to look at.

PDF pages become pictures through PDFium, at most 200 dots per inch and 3600 dots long. Photos are turned
upright by what the camera noted. PDFium is not safe in two threads at once; each of these processes has
one.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps

from jobroom.files.apart.frame import Answer, serve
from jobroom.files.apart.limits import check_pixels

DOTS_PER_INCH = 200
LONGEST_SIDE = 3_600


def open_picture(content: bytes) -> Image.Image:
    """A JPEG or PNG whose size is bearable, not decoded yet. Raises: FileRefused; OSError for all else."""
    picture = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
    check_pixels(picture.width, picture.height)
    return picture


def flat(picture: Image.Image) -> Image.Image:
    """Upright, on white where it was transparent, in grey or in colours, and nothing beside the pixels."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in upright.info or upright.mode in ("RGBA", "LA", "PA"):
        ground = Image.new("RGBA", upright.size, "white")
        ground.alpha_composite(upright.convert("RGBA"))
        upright = ground
    made = upright.convert("L" if upright.mode in ("1", "L") else "RGB")
    made.info.clear()
    return made


def page_of_photo(content: bytes) -> Image.Image:
    """A photo as a grey page. Raises: FileRefused; OSError for what is no picture."""
    with open_picture(content) as photo:
        page = flat(photo).convert("L")
    page.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return page


def pages_of_pdf(content: bytes, *, longest: int = LONGEST_SIDE, grey: bool = True) -> Iterator[Image.Image]:
    """The pages of a PDF, one after the other. Raises: PdfiumError for what is no PDF or is protected."""
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            scale = min(DOTS_PER_INCH / 72, longest / max(page.get_size()))
            yield page.render(scale=scale, grayscale=grey).to_pil()
            page.close()
    finally:
        document.close()


def pages_of(content: bytes, kind: str) -> Iterator[Image.Image]:
    """Grey pages, whatever kind of file it is."""
    if kind == "pdf":
        yield from pages_of_pdf(content)
    else:
        yield page_of_photo(content)


def smaller(head: Mapping[str, object], content: bytes) -> Answer:
    """Each page as a PNG of at most `width` pixels across."""
    width = int(str(head["width"]))
    if head["kind"] == "pdf":
        pages = pages_of_pdf(content, grey=False)
    else:
        with open_picture(content) as photo:
            pages = iter([flat(photo)])
    return {}, [_png(page, width) for page in pages]


def _png(page: Image.Image, width: int) -> bytes:
    if page.width > width:
        page = page.resize((width, max(1, round(page.height * width / page.width))), Image.Resampling.LANCZOS)
    out = BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    serve(smaller)
