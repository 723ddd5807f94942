"""Files as people send them, and as attackers would; each is made here, from nothing."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

A4 = (595, 842)
DRAWING = b"0.5 g 100 100 200 200 re f"
GPS_INFO, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def upload(content: bytes, name: str = "power.pdf", kind: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def named(**entries: object) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def script() -> generic.DictionaryObject:
    return named(S=pdf_name("/JavaScript"), JS=generic.pdf_string("app.alert(1)"))


def writer(pages: int = 1, box: Sequence[float] = A4, *, stream_xrefs: bool = True) -> PdfFileWriter:
    made = PdfFileWriter(stream_xrefs=stream_xrefs)
    for _ in range(pages):
        contents = made.add_object(generic.StreamObject(stream_data=DRAWING))
        made.insert_page(PageObject(contents=contents, media_box=(0, 0, *box)))
    return made


def written(made: PdfFileWriter) -> bytes:
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def pdf(pages: int = 1, box: Sequence[float] = A4, *, stream_xrefs: bool = True) -> bytes:
    """A PDF that nobody needs to fear."""
    return written(writer(pages, box, stream_xrefs=stream_xrefs))


def pdf_with(entry: str, value: generic.PdfObject, *, packed: bool = False) -> bytes:
    """A PDF with something in its catalogue; `packed`: inside a compressed object stream."""
    made = writer()
    if packed:
        packs = made.prepare_object_stream()
        value = made.add_object(value, obj_stream=packs)
    made.root[pdf_name(entry)] = value
    made.update_root()
    return written(made)


def pdf_with_replaced_launch() -> bytes:
    """A launch that a later revision has replaced by a jump."""
    again = IncrementalPdfFileWriter(BytesIO(pdf_with("/OpenAction", named(S=pdf_name("/Launch")))))
    again.root[pdf_name("/OpenAction")] = named(S=pdf_name("/GoTo"))
    again.update_root()
    out = BytesIO()
    again.write(out)
    return out.getvalue()


def pdf_with_picture(width: int, height: int) -> bytes:
    """A page whose picture is small when packed and huge when unpacked."""
    made = writer()
    entries = named(
        Type=pdf_name("/XObject"), Subtype=pdf_name("/Image"), ColorSpace=pdf_name("/DeviceGray"),
        Width=generic.NumberObject(width), Height=generic.NumberObject(height),
        BitsPerComponent=generic.NumberObject(8),
    )  # fmt: skip
    stream = generic.StreamObject(dict(entries), stream_data=bytes(1_000_000))
    stream.compress()
    made.root[pdf_name("/X")] = made.add_object(stream)
    made.update_root()
    return written(made)


def pdf_in_a_circle() -> bytes:
    """A page tree that holds itself."""
    made = writer()
    tree = made.root.raw_get("/Pages")
    made.root["/Pages"]["/Kids"] = generic.ArrayObject([tree, tree])
    return written(made)


def locked_pdf(user_password: str) -> bytes:
    made = writer()
    made.encrypt("owner", user_password)
    return written(made)


def picture(size: tuple[int, int] = (600, 800)) -> Image.Image:
    made = Image.new("RGB", size, "white")
    made.paste("navy", (20, 30, size[0] // 2, size[1] // 3))
    return made


def saved(made: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    made.save(out, kind, **how)
    return out.getvalue()


def jpeg_with_secrets() -> bytes:
    """A photo that tells where and with what it was taken, lying on its side, with a PDF hung on behind."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Secret Camera", 6
    exif.get_ifd(GPS_INFO)[1] = "N"
    photo = saved(picture(), "JPEG", exif=exif, comment=b"Secret comment", icc_profile=b"Secret profile" * 20)
    return photo + pdf_with("/OpenAction", script())


def png_with_secrets() -> bytes:
    """A PNG with a page of HTML in a comment and something behind its end."""
    notes = PngInfo()
    notes.add_text("Comment", "<script>Secret()</script>")
    return saved(picture(), "PNG", pnginfo=notes, icc_profile=b"Secret profile" * 20) + b"Secret tail"


def code_picture(text: str, scale: int = 6) -> Image.Image:
    """A QR code as a grey picture."""
    drawn: Any = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale)
    pixels = memoryview(drawn)
    return Image.frombytes("L", (len(pixels), len(pixels)), bytes(pixels))
