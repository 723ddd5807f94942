"""UID, REE, fund, language and period: each distinct value is judged once by the rules of the house."""

import polars as pl

from jobroom.cases.importing.columns import LANGUAGES
from jobroom.cases.importing.findings import Findings
from jobroom.funds.directory import find
from jobroom.rules.months import is_claimable, is_month
from jobroom.rules.numbers import NumberFault, parse_fund_number, parse_ree, parse_uid, ree_check_digit

CODES = {
    "uid.empty": "empty",
    "uid.adm": "uid-adm",
    "uid.format": "uid-format",
    "uid.check": "uid-check",
    "ree.empty": "empty",
    "ree.chars": "ree-chars",
    "ree.length": "ree-length",
    "cch.empty": "empty",
    "cch.unknown": "fund-unknown",
    "language.empty": "empty",
    "language.unknown": "language-unknown",
    "period.empty": "empty",
    "period.format": "period-format",
    "period.range": "period-range",
}


def check_identities(found: Findings) -> None:
    found.read_distinct("uid", parse_uid, CODES)
    found.read_distinct("ree", _ree, CODES)
    found.read_distinct("fund_number", _fund_number, CODES)
    found.read_distinct("language", _language, CODES)
    found.read_distinct("period", _period, CODES)
    _warn_of_check_digits(found)


def _ree(text: str) -> str:
    return parse_ree(text, confirmed=True)


def _fund_number(text: str) -> str:
    number = parse_fund_number(text)
    if find(number) is None:
        raise NumberFault("cch.unknown", (("x", text),))
    return number


def _language(text: str) -> str:
    if text.lower() not in LANGUAGES:
        raise NumberFault("language.unknown" if text else "language.empty")
    return text.lower()


def _period(text: str) -> str:
    if not is_month(text):
        raise NumberFault("period.format" if text else "period.empty")
    if not is_claimable(text):
        raise NumberFault("period.range")
    return text


def _warn_of_check_digits(found: Findings) -> None:
    """Old numbers may predate the check digit (domain note 8.1), so that it is a warning, once per number."""
    numbers = found.table["ree_read"].drop_nulls().unique()
    odd = [ree for ree in numbers if ree_check_digit(ree[:7]) != int(ree[7])]
    if odd:
        first = found.table.filter(pl.col("ree_read").is_in(odd)).unique(
            "ree_read", keep="first", maintain_order=True
        )
        for line, value in first.select("line", "ree").iter_rows():
            found.add("ree-check", line=line, column="ree", value=value)
