"""Whether a PDF can act: every object of every revision is looked at, object streams unpacked.

Refused are scripts, files inside, launching and sending, multimedia and XFA (T-UPL-1). What only leads to
a page or an address stays. Looking at all objects instead of those that a viewer reaches leaves no
difference between two readers' ideas of the page tree to hide in. A signed PDF keeps its bytes: nothing
is rewritten.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from jobroom.files.apart.limits import check_pixels
from jobroom.files.refusals import FileRefused

MOST_OBJECTS = 60_000
MOST_VALUES = 2_000_000
ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie",
    "/Sound", "/RichMediaExecute",
}  # fmt: skip
KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent", "/RichMediaSettings"}
ANNOTATIONS = {"/RichMedia", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D"}
# A second look past the parser, at names that no picture data contains by chance.
NAMES = re.compile(rb"/(?:JavaScript|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z0-9])")


def check_objects(content: bytes) -> None:
    """Raises: FileRefused (locked, active, too large a picture); any error of the parser."""
    reader = PdfFileReader(BytesIO(content), strict=False)
    if "/Encrypt" in reader.trailer:
        raise FileRefused("file.locked")
    if NAMES.search(content):
        raise FileRefused("file.active")
    values = 0
    for found in _objects(reader):
        for value in _within(found):
            values += 1
            if values > MOST_VALUES:
                raise FileRefused("file.unreadable")
            if isinstance(value, generic.DictionaryObject):
                _look_at(value)


def _objects(reader: PdfFileReader) -> Iterator[Any]:
    count = 0
    for revision in range(reader.xrefs.total_revisions):
        yield reader.trailer.flatten(revision)
        for reference in sorted(reader.xrefs.explicit_refs_in_revision(revision), key=lambda at: at.idnum):
            count += 1
            if count > MOST_OBJECTS:
                raise FileRefused("file.unreadable")
            yield reader.get_object(reference, revision=revision)


def _within(found: Any) -> Iterator[Any]:
    """An object and all that it holds itself; what it refers to has its own turn."""
    waiting = [found]
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, generic.DictionaryObject):
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, generic.ArrayObject):
            waiting += [value.raw_get(number) for number in range(len(value))]


def _look_at(found: generic.DictionaryObject) -> None:
    if any(key in found and found.raw_get(key) != generic.NullObject() for key in KEYS):
        raise FileRefused("file.active")
    if _name(found, "/S") in ACTIONS or _name(found, "/Subtype") in ANNOTATIONS:
        raise FileRefused("file.active")
    if _name(found, "/Type") == "/EmbeddedFile":
        raise FileRefused("file.active")
    if _name(found, "/Subtype") == "/Image":
        check_pixels(_number(found, "/Width"), _number(found, "/Height"))


def _name(found: generic.DictionaryObject, key: str) -> str:
    return str(found[key]) if key in found else ""


def _number(found: generic.DictionaryObject, key: str) -> int:
    return int(found[key]) if key in found else 0
