"""Token bucket and circuit breaker, shared by all processes through one locked row (identity note 3.5).

Each call takes a token before it goes out, in a transaction of its own, so that nobody waits for the network
while holding the row. After a failure the gate is closed for 8 seconds, doubled each time; calls that were
under way when it closed say nothing new and double nothing. One good answer opens it. Given up: a bucket per
process, which would multiply the limit by the number of processes.
"""

from datetime import datetime

from django.db import transaction

from jobroom.journal import clock
from jobroom.register.models import Gate
from jobroom.rules.register import MOST_AT_ONCE, next_token, pause_after, tokens_at

NAME = "uid-register"


class RegisterAway(Exception):
    """The register cannot be asked now; `until` is when to try again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"the register is away until {until.isoformat()}")
        self.until = until


@transaction.atomic
def take_token() -> datetime:
    """Pass the gate; answers when. Raises: RegisterAway."""
    row, now = _locked(), clock.now()
    if row.closed_until is not None and now < row.closed_until:
        raise RegisterAway(row.closed_until)
    tokens = tokens_at(row.tokens, row.filled_at, now)
    if tokens < 1:
        raise RegisterAway(next_token(tokens, now))
    row.tokens, row.filled_at = tokens - 1, now
    row.save(update_fields=["tokens", "filled_at"])
    return now


@transaction.atomic
def note_answer() -> None:
    """The service has answered: the gate is open."""
    row = _locked()
    if row.failures:
        row.failures, row.closed_until = 0, None
        row.save(update_fields=["failures", "closed_until"])


@transaction.atomic
def note_failure(passed_at: datetime) -> datetime:
    """A call that passed the gate at a moment has failed: leave the service alone until the answered one."""
    row, now = _locked(), clock.now()
    if row.closed_until is not None and passed_at <= row.closed_until - pause_after(row.failures):
        return row.closed_until
    row.failures += 1
    row.closed_until = now + pause_after(row.failures)
    row.save(update_fields=["failures", "closed_until"])
    return row.closed_until


def _locked() -> Gate:
    full = Gate(name=NAME, tokens=float(MOST_AT_ONCE), filled_at=clock.now())
    Gate.objects.bulk_create([full], ignore_conflicts=True)
    return Gate.objects.select_for_update().get(name=NAME)
