"""Import files of any size: the same for the same seed, fictional, with right check digits."""

import csv
import random
from collections.abc import Iterator
from math import gcd
from pathlib import Path

from jobroom.cases.importing.columns import COLUMNS
from jobroom.funds.directory import all_funds
from jobroom.rules.months import claimable
from jobroom.rules.numbers import format_uid, ree_check_digit

UID_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4)
TOWNS = [
    ("de", "8001", "Zürich"),
    ("fr", "1003", "Lausanne"),
    ("it", "6900", "Lugano"),
    ("de", "3011", "Bern"),
]
TRADES = ["Hotel", "Garage", "Bäckerei", "Café", "Druckerei", "Spedition", "Coiffeur", "Schreinerei"]


def write_file(path: Path, rows: int, *, months: int = 10, seed: int = 1) -> Path:
    """A CSV file of so many rows, so many months for each establishment."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(_rows(rows, months, seed))
    return path


def _rows(rows: int, months: int, seed: int) -> Iterator[list[str]]:
    dice = random.Random(seed)
    rees, uids = _rees(dice), _uids(dice)
    funds = [fund.number for fund in all_funds()]
    written = 0
    uid = company = ""
    while written < rows:
        if not uid or dice.random() < 0.87:
            uid = next(uids)
            company = f"{dice.choice(TRADES)} {uid[-3:]} {dice.randrange(10_000)} AG"
        language, code, town = dice.choice(TOWNS)
        place = [next(rees), company, "", "Musterstrasse", str(dice.randrange(1, 99)), "", code, town]
        fund = dice.choice(funds)
        for month in sorted(dice.sample(claimable(), min(months, rows - written))):
            yield [uid, company, *place, language, fund, month, *_figures(dice)]
            written += 1


def _figures(dice: random.Random) -> list[str]:
    entitled = dice.randrange(2, 60)
    affected = dice.randrange(1, entitled + 1)
    target = entitled * dice.randrange(15_000, 18_500)
    lost = target * dice.randrange(10, 95) // 100
    wage = entitled * dice.randrange(350_000, 900_000)
    paid = wage * lost // target * 86 // 100
    return [
        str(entitled),
        str(affected),
        *(f"{value // 100}.{value % 100:02d}" for value in (target, lost, wage, paid)),
    ]


def _rees(dice: random.Random) -> Iterator[str]:
    for number in _numbers(dice, 4_000_000, 5_999_999):
        digit = ree_check_digit(str(number))
        if digit is not None:
            yield f"{number}{digit}"


def _uids(dice: random.Random) -> Iterator[str]:
    for number in _numbers(dice, 10_000_000, 89_999_999):
        digits = str(number)
        rest = sum(weight * int(digit) for weight, digit in zip(UID_WEIGHTS, digits, strict=True)) % 11
        if rest != 1:
            yield format_uid(f"CHE{digits}{(11 - rest) % 11}")


def _numbers(dice: random.Random, first: int, size: int) -> Iterator[int]:
    """Every number of a range once, in an order that looks like none."""
    start = dice.randrange(size)
    step = next(step for step in iter(lambda: dice.randrange(size // 3, size), 0) if gcd(step, size) == 1)
    yield from (first + (start + place * step) % size for place in range(size))
