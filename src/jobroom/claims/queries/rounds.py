"""All periods of a case that can still be sent, with everything in them, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, Q

from jobroom.accounts.models import Account
from jobroom.cases.figures import Figures
from jobroom.cases.models import WRITABLE_ROWS, Case, Period, PeriodVersion
from jobroom.claims.computing import Computed, totals
from jobroom.claims.content import claimed_content, declined_content, fingerprint
from jobroom.claims.entries import Entry
from jobroom.claims.models import ConfirmedWarning, Document, DocumentUse, EmployeeRow, SubmittedPeriod
from jobroom.claims.queries.computed import computed_of
from jobroom.claims.queries.warnings import Key, unconfirmed
from jobroom.rules import parameters
from jobroom.rules.checks import month_or_none
from jobroom.rules.documents import Proof, missing_proofs
from jobroom.rules.lifecycle import PeriodState
from jobroom.rules.sending import Candidate, round_of, to_send


@dataclass
class Whole:
    """One period with all that would be sent of it; `before` is how it was sent last."""

    period: Period
    rows: Mapping[int, Entry]
    note: str
    confirmed: Mapping[Key, ConfirmedWarning]
    documents: Sequence[Document]
    before: SubmittedPeriod | None

    @property
    def state(self) -> PeriodState:
        """Where the period stands."""
        return PeriodState(self.period.state)

    @property
    def claimed(self) -> bool:
        """Whether the company claims anything for it."""
        return self.state is not PeriodState.NOT_CLAIMED

    @cached_property
    def computed(self) -> Computed:
        """What the entries come to."""
        return computed_of(self.period, self.rows)

    @cached_property
    def figures(self) -> Figures:
        """The five figures of the company."""
        return Figures.of(totals(self.rows, month_or_none(self.period.month, parameters.current())))

    @cached_property
    def open(self) -> int:
        """How many findings stand in the way; none where nothing is claimed."""
        return len(unconfirmed(self.computed, self.confirmed)) if self.claimed else 0

    @property
    def missing(self) -> list[Proof]:
        """What the documents do not prove yet."""
        return missing_proofs([row.kind for row in self.documents]) if self.claimed else []

    @property
    def number(self) -> int:
        """The how manieth time it would be sent."""
        return self.before.number + 1 if self.before else 1

    @cached_property
    def content(self) -> dict[str, object]:
        """What would be kept of it. Needs a settlement where something is claimed."""
        return claimed_content(self) if self.claimed else declined_content(self)

    def candidate(self, actor: Account) -> Candidate:
        """The period as the rule sees it."""
        ready = self.claimed and not self.open and self.computed.settlement is not None
        changed = ready and (self.before is None or self.before.said != fingerprint(self.content["said"]))
        return Candidate(
            month=self.period.month, state=self.state, sent=self.period.sent,
            mine=self.period.holder_id == actor.pk, open=self.claimed and not ready, changed=changed,
        )  # fmt: skip


@dataclass(frozen=True)
class Round:
    """The periods that are looked at together, by month, and what goes when they are sent now."""

    actor: Account
    wholes: list[Whole]
    rows: list[Candidate] = field(default_factory=list)

    @property
    def there(self) -> list[Whole]:
        """All of them."""
        return self._named(round_of(self.rows))

    @property
    def going(self) -> list[Whole]:
        """Those that go."""
        return self._named(to_send(self.rows))

    @property
    def said(self) -> str:
        """The fingerprint of what goes, as the person has looked at it."""
        return fingerprint([whole.content for whole in self.going])

    def _named(self, rows: Sequence[Candidate]) -> list[Whole]:
        months = {row.month for row in rows}
        return [whole for whole in self.wholes if whole.period.month in months]


def round_now(case: Case, actor: Account) -> Round:
    """What this person would send now; six queries."""
    periods = list(Period.objects.filter(WRITABLE_ROWS, case=case).select_related("holder").order_by("month"))
    keys = [period.pk for period in periods]
    rows, notes = _rows(keys), _notes(keys)
    known, documents, before = _confirmed(keys), _documents(case), _before(keys)
    wholes = []
    for period in periods:
        period.case = case
        wholes.append(
            Whole(
                period, rows[period.pk], notes.get(period.pk, ""), known[period.pk],
                [*documents[None], *documents[period.pk]], before.get(period.pk),
            )
        )  # fmt: skip
    return Round(actor, wholes, [whole.candidate(actor) for whole in wholes])


def _rows(keys: list[int]) -> dict[int, dict[int, Entry]]:
    at = Q(first__lte=F("period__version"), last__gte=F("period__version"))
    found: dict[int, dict[int, Entry]] = defaultdict(dict)
    for row in EmployeeRow.objects.filter(at, period__in=keys).order_by("period", "number"):
        found[row.period_id][row.number] = row.entry
    return found


def _notes(keys: list[int]) -> dict[int, str]:
    rows = PeriodVersion.objects.filter(period__in=keys, number=F("period__version"))
    return dict(rows.values_list("period", "note"))


def _confirmed(keys: list[int]) -> dict[int, dict[Key, ConfirmedWarning]]:
    found: dict[int, dict[Key, ConfirmedWarning]] = defaultdict(dict)
    for row in ConfirmedWarning.objects.filter(period__in=keys):
        found[row.period_id][row.code, row.number, row.figures] = row
    return found


def _documents(case: Case) -> dict[int | None, list[Document]]:
    """By the period that each serves; None for those of all periods."""
    found: dict[int | None, list[Document]] = defaultdict(list)
    uses = DocumentUse.objects.filter(document__case=case, document__removed_at=None)
    for use in uses.select_related("document__file").order_by("document__added_at", "document__pk"):
        found[use.period_id].append(use.document)
    return found


def _before(keys: list[int]) -> dict[int, SubmittedPeriod]:
    rows = SubmittedPeriod.objects.filter(period__in=keys).order_by("number")
    return {row.period_id: row for row in rows}
