"""Workbooks that are made to swell, and how much memory reading one takes."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib

from tests.claims.sheet_files import SHEET, altered, row, table

GOOD = table([row()])
# VmHWM, because the highest mark of the operating system begins with that of the process that started it.
READER = """
import re, resource, sys
from pathlib import Path
from jobroom.files.apart.tables import MOST_MEMORY, read
from jobroom.files.refusals import FileRefused
resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
try:
    read({"most_rows": 5000, "above": 30}, sys.stdin.buffer.read())
    said = "taken"
except FileRefused as refused:
    said = refused.key
print(said, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def sheet_of(rows: str) -> bytes:
    """A workbook with these rows in XML."""
    return altered(
        GOOD, lambda old: old[: old.index(b"<sheetData>")] + f"<sheetData>{rows}".encode() + CLOSED
    )


CLOSED = b"</sheetData></worksheet>"


def repeated(text: str, *, rows: int, columns: int) -> bytes:
    """A workbook that holds a text once and names it in every cell."""
    line = "<row>" + '<c t="s"><v>0</v></c>' * columns + "</row>"
    strings = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{text}</t></si></sst>'
    )
    return altered(sheet_of(line * rows), lambda _old: strings.encode(), "xl/sharedStrings.xml")


def declared_bomb(megabytes: int) -> bytes:
    """A sheet of zeros that says how large it is."""
    return altered(GOOD, lambda _old: bytes(megabytes * 1_000_000))


def undeclared_bomb(megabytes: int, *, claimed: int = 1_000) -> bytes:
    """The same, but both headers of the part claim little, and the check sum fits what is claimed."""
    content = bytearray(declared_bomb(megabytes))
    true = struct.pack("<L", megabytes * 1_000_000)
    sizes, sums = struct.pack("<L", claimed), struct.pack("<L", zlib.crc32(bytes(claimed)))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as packed:
        info = packed.getinfo(SHEET)
        packed_size, check = struct.pack("<L", info.compress_size), struct.pack("<L", info.CRC)
    told = check + packed_size + true
    assert content.count(told) == 2
    return bytes(content.replace(told, sums + packed_size + sizes))


def far_cell(place: str, number: int) -> bytes:
    """Two cells, as far from one another as a sheet goes."""
    return sheet_of(
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{number}"><c r="{place}{number}"><v>1</v></c></row>'
    )


def read_apart(content: bytes) -> tuple[str, int]:
    """What the reader says, and the most kilobytes that its process had."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", READER], input=content, capture_output=True, check=True
    )
    said, kilobytes = done.stdout.split()
    return said.decode(), int(kilobytes)
