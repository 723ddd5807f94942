"""What an officer should see before deciding on a power of attorney, as signals of the usual weights.

Source: design note 4.A and 4.H, identity note chapter 9 (T-UPL-2, T-LET-3, T-ADM-1). Letters of the ids
differ from those of access requests: V warns or blocks, W speaks for the request. Given up: a score,
because officers decide on reasons and not on sums.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from jobroom.rules.signals import FREE_MAIL, Level, Signal

YOUNG_ACCOUNT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PowerFacts:
    """What the signals are read from; `seals` are electronic signatures: trusted and whole, or not."""

    now: datetime
    takes_over: bool
    domain: str
    member_domains: frozenset[str]
    account_created: datetime
    requester: str
    signers: tuple[str, ...]
    signatures: int
    signatories: tuple[str, ...]
    signed_on: date
    ordered_on: date
    register_changed: tuple[str, ...]
    register_refuses: str
    code_on_form: bool
    others_pending: int
    stopped_before: bool
    letter_returned: bool
    seals: tuple[bool, ...]


def power_signals(facts: PowerFacts) -> list[Signal]:
    """The signals that hold, the heaviest first."""
    order = list(Level)
    return sorted(_found(facts), key=lambda signal: (order.index(signal.level), signal.id))


def _found(facts: PowerFacts) -> Iterator[Signal]:
    yield from _about_the_signatures(facts)
    yield from _about_the_company(facts)
    yield from _about_the_person(facts)
    if not facts.code_on_form:
        yield Signal("V09", Level.MEDIUM)
    if facts.stopped_before:
        yield Signal("V10", Level.HIGH)
    if facts.letter_returned:
        yield Signal("V11", Level.MEDIUM)


def _about_the_signatures(facts: PowerFacts) -> Iterator[Signal]:
    known = {_plain(name) for name in facts.signatories}
    unknown = [name for name in facts.signers if known and _plain(name) not in known]
    if unknown:
        yield Signal("V01", Level.HIGH, {"names": ", ".join(unknown)})
    if len({_plain(name) for name in facts.signers}) < facts.signatures:
        yield Signal("V02", Level.BLOCKS, {"needed": str(facts.signatures), "shown": str(len(facts.signers))})
    if facts.signed_on < facts.ordered_on:
        yield Signal("V03", Level.HIGH)
    if _plain(facts.requester) in {_plain(name) for name in facts.signers} and facts.signatures == 1:
        yield Signal("V04", Level.LOW)
    if facts.seals and not all(facts.seals):
        yield Signal("V05", Level.HIGH)
    if facts.seals and all(facts.seals):
        yield Signal("W01", Level.GOOD)


def _about_the_company(facts: PowerFacts) -> Iterator[Signal]:
    if facts.register_refuses:
        yield Signal("V06", Level.BLOCKS, {"reason": facts.register_refuses})
    if facts.register_changed:
        yield Signal("V07", Level.HIGH, {"fields": ", ".join(facts.register_changed)})
    if facts.others_pending:
        yield Signal("V08", Level.MEDIUM, {"others": str(facts.others_pending)})


def _about_the_person(facts: PowerFacts) -> Iterator[Signal]:
    if facts.domain in facts.member_domains:
        yield Signal("W02", Level.GOOD, {"domain": facts.domain})
    if facts.domain in FREE_MAIL:
        yield Signal("V12", Level.LOW, {"domain": facts.domain})
    if facts.now - facts.account_created < YOUNG_ACCOUNT and facts.takes_over:
        yield Signal("V13", Level.MEDIUM, {"days": str((facts.now - facts.account_created).days)})


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
