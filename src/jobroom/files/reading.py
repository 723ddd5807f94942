"""Shim."""
from jobroom.files.models import StoredFile
from jobroom.files import storage
def pictures_of(stored: StoredFile, *, large: bool = False) -> list[bytes]:
    return [storage.read(stored.sha256)]
def codes_on(stored: StoredFile) -> list[str]:
    import io
    from PIL import Image
    import pypdfium2, zxingcpp
    c = storage.read(stored.sha256)
    if c[:5] == b"%PDF-":
        d = pypdfium2.PdfDocument(c); pages=[p.render(scale=200/72, grayscale=True).to_pil() for p in d]; d.close()
    else:
        pages=[Image.open(io.BytesIO(c)).convert("L")]
    return [b.text for p in pages for b in zxingcpp.read_barcodes(p)]
def seals_on(stored: StoredFile) -> list[dict[str, object]]:
    return []
