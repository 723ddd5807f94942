"""What an officer should see before deciding on a mandate that a client signed on paper.

Source: design note 4.C and 4.H (R8), identity note T-FID-1, T-LET-3 and T-ADM-1. Nobody of the client can
say no online, so what speaks against the paper weighs more here than beside a question to administrators.
M warns or blocks, N speaks for the mandate. Missing answers of the register block: they never grant.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jobroom.rules.signals import MANY_COMPANIES, Level, Signal


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What the signals are read from.

    `register` says why the register speaks against the company: empty, a code, or `unknown`. `signatures` is
    how many must sign, `colleagues` are the people of the fiduciary, `seals` electronic signatures that hold
    or not.
    """

    today: date
    until: date
    signers: tuple[str, ...]
    signatures: int
    signatories: tuple[str, ...]
    colleagues: tuple[str, ...]
    register: str
    pin_holders: int
    administrators: int
    companies_in_a_day: int
    known_fiduciary: bool
    seals: tuple[bool, ...]


def paper_signals(facts: PaperFacts) -> list[Signal]:
    """The signals that hold, the heaviest first."""
    order = list(Level)
    found = [*_about_the_signatures(facts), *_about_the_sides(facts)]
    return sorted(found, key=lambda signal: (order.index(signal.level), signal.id))


def _about_the_signatures(facts: PaperFacts) -> Iterator[Signal]:
    signers = {_plain(name) for name in facts.signers}
    known = {_plain(name) for name in facts.signatories}
    unknown = [name for name in facts.signers if known and _plain(name) not in known]
    if unknown:
        yield Signal("M01", Level.HIGH, {"names": ", ".join(unknown)})
    if len(signers) < facts.signatures:
        yield Signal("M02", Level.BLOCKS, {"needed": str(facts.signatures), "shown": str(len(signers))})
    if not known and not facts.register:
        yield Signal("M09", Level.LOW)
    own = [name for name in facts.colleagues if _plain(name) in signers]
    if own:
        yield Signal("M03", Level.HIGH, {"names": ", ".join(own)})
    if facts.seals and not all(facts.seals):
        yield Signal("M04", Level.HIGH)
    if facts.seals and all(facts.seals):
        yield Signal("N01", Level.GOOD)


def _about_the_sides(facts: PaperFacts) -> Iterator[Signal]:
    if facts.register:
        yield Signal("M05", Level.BLOCKS, {"reason": facts.register})
    if not facts.pin_holders:
        yield Signal("M06", Level.BLOCKS)
    if facts.administrators:
        yield Signal("M07", Level.HIGH, {"count": str(facts.administrators)})
    if facts.companies_in_a_day >= MANY_COMPANIES:
        level = Level.LOW if facts.known_fiduciary else Level.HIGH
        yield Signal("R8", level, {"companies": str(facts.companies_in_a_day)})
    if facts.today > facts.until:
        yield Signal("M08", Level.BLOCKS)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
