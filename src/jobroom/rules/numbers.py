"""The numbers of the procedure: read as people type them, check digit, format as people see them.

Formats and check digits: domain note chapters 8.1 to 8.4 and design note 5.3. Every reader answers with
the normal form or raises `NumberFault` whose code is a key of the error catalogue (design note 4.M).
Given up: python-stdnum's own REE check (it has none) and its live register call (`uid.check_uid`).
"""

import re
from dataclasses import dataclass

from stdnum.ch import ssn, uid

REE_WEIGHTS = (5, 4, 3, 2, 7, 6, 5)
_SEPARATORS = re.compile(r"[\s.\-–’'/]+")
_VAT_SUFFIX = re.compile(r"(MWST|TVA|IVA|VAT|HR|RC)$")


@dataclass(frozen=True)
class NumberFault(ValueError):
    """Why a number is not accepted: `code` names the text, `values` fill it."""

    code: str
    values: tuple[tuple[str, str | int], ...] = ()

    def __str__(self) -> str:
        return self.code


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def ree_check_digit(first_seven: str) -> int | None:
    """The eighth digit of a REE number, or None where no such number exists (remainder 1)."""
    remainder = sum(weight * int(digit) for weight, digit in zip(REE_WEIGHTS, first_seven, strict=True)) % 11
    return None if remainder == 1 else (11 - remainder) % 11


def parse_ree(text: str, *, confirmed: bool = False) -> str:
    """Eight digits, also behind a letter as payroll programs write them.

    `confirmed` accepts a wrong check digit: the person says the letter has it so.

    Raises: NumberFault `ree.empty`, `ree.chars`, `ree.length` (n), `ree.check`.
    """
    compact = _compact(text)
    if not compact:
        raise NumberFault("ree.empty")
    if len(compact) > 1 and compact[0].isascii() and compact[0].isalpha():
        compact = compact[1:]
    if not (compact.isascii() and compact.isdigit()):
        raise NumberFault("ree.chars")
    if len(compact) != 8:
        raise NumberFault("ree.length", (("n", len(compact)),))
    if not confirmed and ree_check_digit(compact[:7]) != int(compact[7]):
        raise NumberFault("ree.check")
    return compact


def format_ree(ree: str) -> str:
    """`40546160` -> `4054 6160`."""
    return f"{ree[:4]} {ree[4:]}"


def parse_uid(text: str) -> str:
    """`CHE` and nine digits, without separators.

    Raises: NumberFault `uid.empty`, `uid.adm`, `uid.format`, `uid.check`.
    """
    compact = _VAT_SUFFIX.sub("", _compact(text))
    if not compact:
        raise NumberFault("uid.empty")
    if compact.startswith("ADM"):
        raise NumberFault("uid.adm")
    digits = compact.removeprefix("CHE")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 9):
        raise NumberFault("uid.format")
    if not uid.is_valid(f"CHE{digits}"):
        raise NumberFault("uid.check")
    return f"CHE{digits}"


def format_uid(number: str) -> str:
    """`CHE123456788` -> `CHE-123.456.788`."""
    return f"{number[:3]}-{number[3:6]}.{number[6:9]}.{number[9:]}"


def parse_fund_number(text: str) -> str:
    """Two digits; `CCh 21`, `ALK-21` and `1` are understood. Whether a fund has it, `funds` knows.

    Raises: NumberFault `cch.empty`, `cch.unknown` (x).
    """
    compact = re.sub(r"^(CCH|ALK|CAD|CD)", "", _compact(text))
    if not compact:
        raise NumberFault("cch.empty")
    if not (compact.isascii() and compact.isdigit() and len(compact) <= 2):
        raise NumberFault("cch.unknown", (("x", text.strip()[:20]),))
    return compact.zfill(2)


def parse_ahv(text: str) -> str:
    """Thirteen digits beginning with 756.

    Raises: NumberFault `ahv.empty`, `ahv.format`, `ahv.check`.
    """
    compact = _compact(text)
    if not compact:
        raise NumberFault("ahv.empty")
    if not (compact.isascii() and compact.isdigit() and len(compact) == 13 and compact.startswith("756")):
        raise NumberFault("ahv.format")
    if not ssn.is_valid(compact):
        raise NumberFault("ahv.check")
    return compact


def format_ahv(number: str) -> str:
    """`7569217076985` -> `756.9217.0769.85`."""
    return f"{number[:3]}.{number[3:7]}.{number[7:11]}.{number[11:]}"


def mask_ahv(number: str) -> str:
    """`7569217076985` -> `756.••••.••••.85`: enough for its owner to know it again."""
    return f"{number[:3]}.••••.••••.{number[11:]}"
