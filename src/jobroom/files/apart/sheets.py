"""Whether a spreadsheet is one, and whether it can act: each part is named, unpacked, counted and parsed.

Refused are macros, objects of other programs, and what fetches from elsewhere: links to other files, queries,
pictures that lie on a server (T-UPL-1). They are looked for in the names of the parts, in their content
types and in their relations, for a program follows the relation whatever the part is called. A jump to an
address on the web stays. The bytes stay as they came. Given up: judging formulas. Programs for
spreadsheets ask before one of them reaches out.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from xml.parsers.expat import ParserCreate, XMLParserType
from zipfile import ZipFile, ZipInfo

from jobroom.files.refusals import FileRefused

MOST_PARTS = 1_000
MOST_UNPACKED = 200_000_000
CHUNK = 65_536
LOCKED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET = "spreadsheetml.worksheet+xml"
ACTIVE = re.compile(
    "vba|macro|oleobject|activex|embedding|externallink|connections|querytable|dialogsheet|webextension"
    "|customui|extensibility|/package$",
    re.IGNORECASE,
)
ON_THE_WEB = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)


def check_sheets(content: bytes) -> int:
    """How many sheets it has. Raises: FileRefused; any error of the unpacker or the parser."""
    if not content.startswith(b"PK"):  # the older container, which is also the envelope of a locked one
        raise FileRefused("file.locked" if LOCKED in content else "file.type")
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
        _check_parts(parts)
        types = _Types()
        left = MOST_UNPACKED
        for part in parts:
            left = _unpack(package, part, types, left)
    if WORKBOOK not in types.found:
        raise FileRefused("file.type")
    if not types.sheets:
        raise FileRefused("file.sheet")
    return types.sheets


def _check_parts(parts: list[ZipInfo]) -> None:
    names = {part.filename.casefold() for part in parts}
    if "xl/workbook.xml" not in names:
        raise FileRefused("file.type")
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("file.locked")
    if any(ACTIVE.search(name) for name in names):
        raise FileRefused("file.macros")
    if len(names) < len(parts) or len(parts) > MOST_PARTS:
        raise FileRefused("file.sheet")


class _Types:
    """What the package says of its parts."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.sheets = 0

    def look_at(self, _name: str, said: Mapping[str, str]) -> None:
        kind = said.get("ContentType", "")
        if ACTIVE.search(kind):
            raise FileRefused("file.macros")
        self.found.add(kind)
        self.sheets += kind.endswith(SHEET) and "PartName" in said


def _look_at_relation(_name: str, said: Mapping[str, str]) -> None:
    kind, target = said.get("Type", ""), said.get("Target", "")
    outside = said.get("TargetMode", "").casefold() == "external"
    jump = kind.endswith("/hyperlink") and ON_THE_WEB.match(target)
    if ACTIVE.search(kind) or (outside and not jump):
        raise FileRefused("file.macros")


def _refuse_definitions(*_: object) -> None:
    """Packages know no definitions of their own (ISO 29500-2); entities would unpack without end."""
    raise FileRefused("file.sheet")


def _unpack(package: ZipFile, part: ZipInfo, types: _Types, left: int) -> int:
    """Read a part to its end; answers how many bytes may still come. Its own word on its size counts not."""
    reader = _reader(part.filename.casefold(), types)
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise FileRefused("file.unpacked", m=MOST_UNPACKED // 1_000_000)
            if reader is not None:
                reader.Parse(chunk)
    if reader is not None:
        reader.Parse(b"", True)
    return left


def _reader(name: str, types: _Types) -> XMLParserType | None:
    if not name.endswith((".xml", ".rels")):
        return None
    reader = ParserCreate(namespace_separator=" ")
    reader.StartDoctypeDeclHandler = _refuse_definitions
    if name == "[content_types].xml":
        reader.StartElementHandler = types.look_at
    elif name.endswith(".rels"):
        reader.StartElementHandler = _look_at_relation
    return reader
