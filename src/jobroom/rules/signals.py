"""Risk signals of an access request: what an officer should see before deciding.

Source: design note 4.H. Each signal has an id for statistics, a level, and the values its sentence names.
R6, R7, R13 and G3 need letters and payment accounts; they join with those.
R14 is ours: somebody has stopped this or an earlier request of the person, so that taking a stopped request
back and asking anew does not shake it off.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

FREE_MAIL = frozenset(
    "gmail.com googlemail.com gmx.ch gmx.net gmx.de bluewin.ch hotmail.com hotmail.ch outlook.com "
    "outlook.ch yahoo.com yahoo.fr icloud.com me.com protonmail.com proton.me sunrise.ch hispeed.ch "
    "web.de libero.it freemail.example".split()
)
RECENT_SIGN_IN = timedelta(days=30)
YOUNG_ACCOUNT = timedelta(days=7)
FRESH_PIN = timedelta(days=10)
MANY_ATTEMPTS = 3
MANY_COMPANIES = 5
DAY = timedelta(hours=24)


class Level(StrEnum):
    """How much a signal weighs; the order of the page."""

    BLOCKS = "blocks"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    GOOD = "good"


WEIGHTY = frozenset({Level.BLOCKS, Level.HIGH, Level.MEDIUM})


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal that holds."""

    id: str
    level: Level
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the signals are read from; moments in UTC. `own` is a request to wake one's own account."""

    now: datetime
    own: bool
    old_last_sign_in: datetime
    old_asleep: bool
    old_domain: str
    new_created: datetime
    new_domain: str
    company_domains: frozenset[str]
    new_in_company: bool
    company_active: bool
    pin_attempts: int
    pin_issued: datetime | None
    refused_before: bool
    objected: bool
    stopped: bool
    confirmed_by_administrator: bool
    companies_in_a_day: int = 1
    known_fiduciary: bool = False


def signals(facts: Facts) -> list[Signal]:
    """The signals that hold, the heaviest first."""
    order = list(Level)
    return sorted(_found(facts), key=lambda signal: (order.index(signal.level), int(signal.id[1:])))


def blocking(found: list[Signal]) -> bool:
    """Whether approval is not possible."""
    return any(signal.level is Level.BLOCKS for signal in found)


def needs_reason(found: list[Signal]) -> bool:
    """Whether an approval must be reasoned in writing."""
    return any(signal.level is Level.HIGH for signal in found)


def warnings(found: list[Signal]) -> int:
    """How many of them warn."""
    return sum(signal.level is not Level.GOOD for signal in found)


def weighty(found: list[Signal]) -> int:
    """How many signals weigh enough for a second officer (T-ADM-1)."""
    return sum(signal.level in WEIGHTY for signal in found)


def most_in_a_day(asked: Collection[tuple[datetime, int]], around: datetime) -> int:
    """The most companies that somebody asked for within 24 hours which hold a moment; each counts once."""
    starts = [moment for moment, _company in asked if around - DAY < moment <= around]
    return max(
        (len({company for moment, company in asked if start <= moment < start + DAY}) for start in starts),
        default=0,
    )


def _found(facts: Facts) -> Iterator[Signal]:
    yield from _about_the_old_account(facts)
    yield from _about_the_new_account(facts)
    if not facts.company_active:
        yield Signal("R9", Level.HIGH)
    if facts.companies_in_a_day >= MANY_COMPANIES:
        level = Level.LOW if facts.known_fiduciary else Level.HIGH
        yield Signal("R8", level, {"companies": str(facts.companies_in_a_day)})
    if facts.pin_attempts >= MANY_ATTEMPTS or _within(facts, facts.pin_issued, FRESH_PIN):
        yield Signal("R10", Level.MEDIUM, {"attempts": str(facts.pin_attempts)})
    if facts.refused_before:
        yield Signal("R11", Level.MEDIUM)
    if facts.objected:
        yield Signal("R12", Level.BLOCKS)
    if facts.stopped:
        yield Signal("R14", Level.HIGH)


def _about_the_old_account(facts: Facts) -> Iterator[Signal]:
    if facts.own:
        return
    if _within(facts, facts.old_last_sign_in, RECENT_SIGN_IN):
        yield Signal("R1", Level.HIGH)
    if facts.old_asleep:
        yield Signal("G2", Level.GOOD)


def _about_the_new_account(facts: Facts) -> Iterator[Signal]:
    if facts.now - facts.new_created < YOUNG_ACCOUNT:
        yield Signal("R2", Level.MEDIUM, {"days": str((facts.now - facts.new_created).days)})
    if facts.new_domain != facts.old_domain and facts.new_domain not in facts.company_domains:
        yield Signal("R3", Level.MEDIUM, {"old": facts.old_domain, "new": facts.new_domain})
    if facts.new_domain in FREE_MAIL:
        yield Signal("R4", Level.LOW, {"domain": facts.new_domain})
    if not facts.new_in_company and not facts.own:
        yield Signal("R5", Level.BLOCKS)
    if facts.confirmed_by_administrator:
        yield Signal("G1", Level.GOOD)


def _within(facts: Facts, moment: datetime | None, span: timedelta) -> bool:
    return moment is not None and facts.now - moment < span
