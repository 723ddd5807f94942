"""What the page before the sending shows: a line for each period, the sums, the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobroom.cases.labels import Label, label_of
from jobroom.claims.models import Document
from jobroom.claims.queries.rounds import Round, Whole
from jobroom.rules.documents import Proof
from jobroom.rules.settlement import Settlement


@dataclass(frozen=True, slots=True)
class Line:
    """One period. `held` means by another account; `goes`: is sent with the button."""

    whole: Whole
    goes: bool
    ready: bool
    held: bool

    @property
    def month(self) -> str:
        """As `YYYY-MM`."""
        return self.whole.period.month

    @property
    def label(self) -> Label:
        """The tag of its state."""
        return label_of(self.whole.state, locked=False, editable=True)

    @property
    def settlement(self) -> Settlement | None:
        """What it comes to, where anything is claimed and can be computed."""
        return self.whole.computed.settlement if self.whole.claimed else None


@dataclass(frozen=True, slots=True)
class Sums:
    """Of the periods that are claimed and go, or would all go together, in Rappen."""

    paid: int
    claim: int
    back_payment: int


def lines_of(found: Round) -> list[Line]:
    """The periods that are looked at together, oldest first."""
    going = {whole.period.pk for whole in found.going}
    ready = {row.month for row in found.rows if row.ready}
    return [
        Line(
            whole, goes=whole.period.pk in going, ready=whole.period.month in ready,
            held=whole.period.holder_id not in (None, found.actor.pk),
        )
        for whole in found.there
    ]  # fmt: skip


def sums_of(lines: Sequence[Line]) -> Sums:
    """What the periods come to; of corrections those that go, else all, as far as they can be computed."""
    counted = [
        line.settlement
        for line in lines
        if line.settlement is not None and (line.goes or not line.whole.period.sent)
    ]
    return Sums(
        sum(one.paid for one in counted),
        sum(one.claim for one in counted),
        sum(one.back_payment for one in counted),
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A document, and the months that it serves of those that go."""

    row: Document
    months: list[str]


def documents_in(lines: Sequence[Line]) -> list[Listed]:
    """The documents that go, each once."""
    found: dict[int, Listed] = {}
    for line in lines:
        for row in line.whole.documents if line.goes and line.whole.claimed else ():
            found.setdefault(row.pk, Listed(row, [])).months.append(line.month)
    return list(found.values())


def proofs_missing(lines: Sequence[Line]) -> dict[Proof, list[str]]:
    """What is not proven yet, with the months."""
    found: dict[Proof, list[str]] = {}
    for line in lines:
        for proof in line.whole.missing:
            found.setdefault(proof, []).append(line.month)
    return found


def first_held(lines: Sequence[Line]) -> Line | None:
    """A period of another account, through whose pencil one asks for it."""
    return next((line for line in lines if line.held), None)
