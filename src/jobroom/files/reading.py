"""Shim."""

from jobroom.files import storage
from jobroom.files.models import StoredFile


def pictures_of(stored: StoredFile, *, large: bool = False) -> list[bytes]:
    return [storage.read(stored.sha256)]


def codes_on(stored: StoredFile) -> list[str]:
    import io

    import pypdfium2
    import zxingcpp
    from PIL import Image

    c = storage.read(stored.sha256)
    if c[:5] == b"%PDF-":
        d = pypdfium2.PdfDocument(c)
        pages = [p.render(scale=200 / 72, grayscale=True).to_pil() for p in d]
        d.close()
    else:
        pages = [Image.open(io.BytesIO(c)).convert("L")]
    return [b.text for p in pages for b in zxingcpp.read_barcodes(p)]


def seals_on(stored: StoredFile) -> list[dict[str, object]]:
    return []
