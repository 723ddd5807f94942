"""A stranger's workbook made harmless before the reader gets it: counted, without macros, one sheet alone.

What a zip file says of its sizes may be a lie. So the few parts that are needed are unpacked with a limit
and packed anew; nothing else reaches the reader. A cell with an error value or with a formula that was
never computed would come out empty; it becomes text, so that it can be named.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

from jobroom.files.apart.workbooks import WORKBOOK, check_parts
from jobroom.files.refusals import FileRefused

RELATIONS = "xl/_rels/workbook.xml.rels"
NEEDED = ("[Content_Types].xml", "_rels/.rels", WORKBOOK, RELATIONS, "xl/styles.xml", "xl/sharedStrings.xml")
MACROS = re.compile(r"vbaProject|macrosheets/", re.IGNORECASE)
MACRO_TYPE = b"macroEnabled"
ENCRYPTED = 1
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A tag ends before the next one begins: each pattern passes over a sheet once, whatever stands in it.
ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\st=)(?:"e"|'e')""")
UNCOMPUTED = re.compile(rb"<((?:\w+:)?)c\b([^<>]*)>\s*<\1f\b(?:[^<>]*/>|[^<>]*>([^<]*)</\1f>)\s*</\1c>")
TYPE = re.compile(rb"""\st=(?:"\w+"|'\w+')""")


def repacked(content: bytes, *, most_unpacked: int) -> bytes:
    """The same workbook with what is needed of its first sheet. Raises: FileRefused; any error."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as clean:
        _check_entries(archive)
        check_parts(archive, most_unpacked=most_unpacked)
        for name, part in _parts(archive, most_unpacked).items():
            clean.writestr(name, part)
    return out.getvalue()


def _check_entries(archive: zipfile.ZipFile) -> None:
    if any(MACROS.search(entry.filename) for entry in archive.infolist()):
        raise FileRefused("sheet.macro")
    if any(entry.flag_bits & ENCRYPTED for entry in archive.infolist()):
        raise FileRefused("sheet.protected")
    if any(entry.compress_type not in PACKINGS for entry in archive.infolist()):
        raise FileRefused("sheet.damaged")  # the others unpack without a limit


def _parts(archive: zipfile.ZipFile, most: int) -> dict[str, bytes]:
    """The parts by name. What one leaves of the limit is the limit of the next."""
    there = {name.lower(): name for name in archive.namelist()}
    parts: dict[str, bytes] = {}
    for name in NEEDED:
        if name.lower() in there:
            parts[name] = _bounded(archive, there[name.lower()], most - sum(map(len, parts.values())), most)
    if MACRO_TYPE in parts.get(NEEDED[0], b""):
        raise FileRefused("sheet.macro")
    name = _first_part(parts)
    sheet = _bounded(archive, name, most - sum(map(len, parts.values())), most)
    parts[name] = UNCOMPUTED.sub(_named, ERROR.sub(rb'\1"str"', sheet))
    return parts


def _bounded(archive: zipfile.ZipFile, name: str, room: int, most: int) -> bytes:
    with archive.open(name) as part:
        read = part.read(min(room, archive.getinfo(name).file_size) + 1)
    if len(read) > room:
        raise FileRefused("sheet.large", size=most // 1_000_000 + 1, most=most // 1_000_000)
    return read


def _first_part(parts: dict[str, bytes]) -> str:
    """The name of the part that holds the first sheet. Raises: KeyError where there is none."""
    sheets = ElementTree.fromstring(parts[WORKBOOK]).iter()  # noqa: S314 - expat limits entities; see limits
    sheet = next((one for one in sheets if one.tag.endswith("}sheet")), None)
    if sheet is None:
        raise KeyError("no sheet")
    wanted = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
    for relation in ElementTree.fromstring(parts[RELATIONS]).iter():  # noqa: S314 - the same
        if relation.get("Id") == wanted:
            target = relation.attrib["Target"]
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(wanted)


def _named(cell: re.Match[bytes]) -> bytes:
    """A formula without a result as text that begins with an equals sign."""
    prefix, attributes, formula = cell[1], TYPE.sub(b"", cell[2]), cell[3] or b""
    return b'<%bc%b t="str"><%bv>=%b</%bv></%bc>' % (prefix, attributes, prefix, formula, prefix, prefix)
