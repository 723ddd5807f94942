"""The unemployment funds: a data file with sources, read once on first use.

Given up: a database table with a page to edit it. The list changes about once a year, and a change of it
should be seen in the history like any other change of what the service says.
"""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jobroom.rules.numbers import NumberFault, parse_fund_number

FILE = Path(__file__).parent / "funds.toml"
CANTONS: Mapping[str, str] = {
    "AG": "Aargau Argovie Argovia",
    "AI": "Appenzell Innerrhoden Rhodes-Intérieures Interno",
    "AR": "Appenzell Ausserrhoden Rhodes-Extérieures Esterno",
    "BE": "Bern Berne Berna",
    "BL": "Basel-Landschaft Baselland Bâle-Campagne Basilea Campagna",
    "BS": "Basel-Stadt Bâle-Ville Basilea Città",
    "FR": "Freiburg Fribourg Friburgo",
    "GE": "Genf Genève Ginevra Geneva",
    "GL": "Glarus Glaris Glarona",
    "GR": "Graubünden Grisons Grigioni",
    "JU": "Jura Giura",
    "LU": "Luzern Lucerne Lucerna",
    "NE": "Neuenburg Neuchâtel",
    "NW": "Nidwalden Nidwald Nidvaldo",
    "OW": "Obwalden Obwald Obvaldo",
    "SG": "St. Gallen Sankt Saint-Gall San Gallo",
    "SH": "Schaffhausen Schaffhouse Sciaffusa",
    "SO": "Solothurn Soleure Soletta",
    "SZ": "Schwyz Svitto",
    "TG": "Thurgau Thurgovie Turgovia",
    "TI": "Tessin Ticino",
    "UR": "Uri",
    "VD": "Waadt Vaud",
    "VS": "Wallis Valais Vallese",
    "ZG": "Zug Zoug Zugo",
    "ZH": "Zürich Zurich Zurigo",
}


@dataclass(frozen=True, slots=True)
class Fund:
    """One fund. What is unknown is empty; `mark` says how sure the rest is (S seen, R known, I inferred)."""

    number: str
    names: Mapping[str, str]
    cantons: Sequence[str]
    address: Sequence[str]
    phone: str
    email: str
    site: str
    mark: str
    source: str
    invented: bool

    def name_in(self, language: str) -> str:
        """The name in a language, else in the first one that is known."""
        return self.names.get(language) or next(iter(self.names.values()))

    def language_of_name(self, language: str) -> str:
        """The language of what `name_in` answers."""
        return language if language in self.names else next(iter(self.names))


@cache
def all_funds() -> tuple[Fund, ...]:
    """Every fund, by number."""
    rows = tomllib.loads(FILE.read_text())["fund"]
    return tuple(sorted((_fund(row) for row in rows), key=lambda fund: fund.number))


def find(number: str) -> Fund | None:
    """The fund with this number of two digits."""
    return _by_number().get(number)


def search(text: str, canton: str = "") -> list[Fund]:
    """Funds with the number that was typed, else those whose name or canton holds every word of the text.

    Case and accents do not matter. A canton finds the funds that work there, those of all cantons included.
    """
    try:
        number = parse_fund_number(text)
    except NumberFault:
        number = ""
    words = folded(text).split()
    return [
        fund
        for fund in all_funds()
        if (not canton or not fund.cantons or canton in fund.cantons)
        and (fund.number == number if number else all(word in _haystacks()[fund.number] for word in words))
    ]


def folded(text: str) -> str:
    """Lower case without accents: `Genève` and `GENEVE` are the same word."""
    parts = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@cache
def _by_number() -> Mapping[str, Fund]:
    return {fund.number: fund for fund in all_funds()}


@cache
def _haystacks() -> Mapping[str, str]:
    return {
        fund.number: folded(
            " ".join([*fund.names.values(), *(f"{code} {CANTONS[code]}" for code in fund.cantons)])
        )
        for fund in all_funds()
    }


def _fund(row: Mapping[str, Any]) -> Fund:
    return Fund(
        number=row["number"],
        names={language: row[language] for language in ("de", "fr", "it") if language in row},
        cantons=tuple(row["cantons"]),
        address=tuple(row.get("address", ())),
        phone=row.get("phone", ""),
        email=row.get("email", ""),
        site=row.get("site", ""),
        mark=row["mark"],
        source=row["source"],
        invented=row.get("invented", False),
    )
