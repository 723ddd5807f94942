"""Spreadsheets as programs write them, and as attackers would."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def xlsx(sheets: int = 1, cell: str = "1. August") -> bytes:
    """A workbook that nobody needs to fear."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for _ in range(sheets):
            sheet = book.add_worksheet()
            sheet.write(0, 0, cell)
            sheet.write_url(1, 0, "https://fund.example/holidays")
            sheet.insert_textbox(2, 0, "Statutory holidays")
    return out.getvalue()


def with_parts(parts: Mapping[str, bytes | None], content: bytes = b"") -> bytes:
    """The workbook with some parts replaced, added, or (None) left out."""
    out = BytesIO()
    with ZipFile(BytesIO(content or xlsx())) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        kept = [name for name in old.namelist() if name not in parts]
        for name in kept:
            new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def replaced(name: str, old: str, new: str) -> bytes:
    """The workbook with some words of a part replaced."""
    with ZipFile(BytesIO(xlsx())) as package:
        text = package.read(name).decode()
    assert old in text
    return with_parts({name: text.replace(old, new).encode()})


def with_type(kind: str) -> bytes:
    """The workbook with one more content type."""
    return replaced(
        "[Content_Types].xml", "</Types>", f'<Override PartName="/xl/odd.xml" ContentType="{kind}"/></Types>'
    )


def with_relation(kind: str, target: str = "odd.xml", mode: str = "Internal") -> bytes:
    """The workbook with one more relation."""
    relation = f'<Relationship Id="rOdd" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return replaced("xl/_rels/workbook.xml.rels", "</Relationships>", f"{relation}</Relationships>")


def locked() -> bytes:
    """The envelope of a workbook with a password; what is in it nobody can read."""
    return OLD_CONTAINER + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)


def encrypted_package() -> bytes:
    """A package whose parts say that they are encrypted."""
    content = bytearray(xlsx())
    for at in range(len(content) - 10):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 8] |= 1
        if content[at : at + 4] == b"PK\x03\x04":
            content[at + 6] |= 1
    return bytes(content)


def bomb(megabytes: int) -> bytes:
    """A sheet of a few kilobytes that unpacks to many megabytes."""
    blank = b"<worksheet>" + b" " * (megabytes * 1_000_000) + b"</worksheet>"
    return with_parts({"xl/worksheets/sheet1.xml": blank})


def lying_bomb(megabytes: int) -> bytes:
    """The same, whose directory claims that its parts are small."""
    content = bytearray(bomb(megabytes))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)
