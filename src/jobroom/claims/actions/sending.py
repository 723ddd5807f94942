"""Sending a case: everything that is ready, at once, once.

Who sends a second time, from another tab or at the same moment as a colleague, gets the receipt of the first:
all wait for the case, and what was looked at has a fingerprint that is sent once (a constraint, too).
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.accounts.sealing import seal
from jobroom.cases.actions.locking import lock_case, lock_memberships
from jobroom.cases.filing import filing_now
from jobroom.cases.models import Case, Period
from jobroom.cases.writing import may_send
from jobroom.claims.actions.documents import mark_sent
from jobroom.claims.content import canonical, checksum, fingerprint
from jobroom.claims.models import Submission, SubmittedPeriod
from jobroom.claims.notices import case_sent
from jobroom.claims.places import Place
from jobroom.claims.queries.rounds import Round, Whole, round_now
from jobroom.claims.sender import Declared, Sender, content_of, sender_of
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.mandates.queries import stamp
from jobroom.rules import parameters
from jobroom.rules.codes import STOP_LENGTH, make_letter_code, make_reference
from jobroom.rules.lifecycle import PERIOD, PeriodEvent, step
from jobroom.rules.sending import Hindrance, hindrance


class SendRefused(Exception):
    """Nothing can be sent, for a reason of `rules.sending`; nothing was changed."""

    def __init__(self, reason: Hindrance) -> None:
        super().__init__(reason.value)
        self.reason = reason


class ChangedMeanwhile(Exception):
    """What would be sent is not what the person has looked at; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The submission, and whether this call has made it."""

    submission: Submission
    fresh: bool


def hindrance_of(found: Round, case: Case) -> Hindrance | None:
    """Why the round cannot be sent by its person now; None where it can."""
    return hindrance(
        found.rows, may_send=may_send(found.actor, case.establishment.company),
        asleep=found.actor.asleep_at(clock.now()), filing=filing_now(),
    )  # fmt: skip


@transaction.atomic
def submit_case(case: Case, *, actor: Account, seen: str, declared: Declared) -> Sent:
    """Send what is ready. `seen` is the fingerprint of what the person has looked at.

    Raises: SendRefused, ChangedMeanwhile.
    """
    lock_memberships(actor)
    lock_case(case)
    list(Period.objects.select_for_update().filter(case=case).order_by("pk").values_list("pk", flat=True))
    before = Submission.objects.filter(case=case, said=seen).first()
    if before is not None:
        return Sent(before, fresh=False)
    found = round_now(case, Account.objects.get(pk=actor.pk))
    reason = hindrance_of(found, case)
    last = Submission.objects.filter(case=case).last() if reason is Hindrance.ALL_SENT else None
    if last is not None:
        return Sent(last, fresh=False)
    if reason is not None:
        raise SendRefused(reason)
    if found.said != seen:
        raise ChangedMeanwhile
    return Sent(_send(case, found, sender_of(found.actor, case), declared), fresh=True)


def _send(case: Case, found: Round, sender: Sender, declared: Declared) -> Submission:
    made = Submission(
        reference=_new_reference(), case=case, sent_by=found.actor, sent_at=clock.now(), role=sender.role,
        sender_name=found.actor.name, company_name=case.establishment.company.name,
        by_company=sender.company, mandate=sender.mandate, language=declared.language,
        declaration=declared.text, said=found.said, code=make_letter_code(secrets.choice, STOP_LENGTH),
    )  # fmt: skip
    text = canonical(content_of(made, sender, found.going))
    made.sealed_content, made.checksum = seal(text), checksum(text)
    record(
        "submit-case", actor=found.actor.actor, subject=f"case:{case.pk}", chain=case.chain,
        reference=made.reference, checksum=made.checksum,
        months=[whole.period.month for whole in found.going if whole.claimed],
        declined=[whole.period.month for whole in found.going if not whole.claimed],
        **stamp(found.actor, case.establishment.company),
    )  # fmt: skip
    made.save()
    SubmittedPeriod.objects.bulk_create([_row(made, whole) for whole in found.going])
    _move(made, found.going)
    case_sent(made, [whole.period.month for whole in found.going])
    return made


def _row(made: Submission, whole: Whole) -> SubmittedPeriod:
    settlement = whole.computed.settlement if whole.claimed else None
    return SubmittedPeriod(
        submission=made, period=whole.period, number=whole.number, claimed=whole.claimed,
        version=whole.period.version, old=whole.content["fund"], paid=whole.period.paid,
        new=whole.figures.as_dict() if settlement else None,
        claim=settlement.claim if settlement else None,
        back_payment=settlement.back_payment if settlement else None,
        parameters=(settlement.parameters if settlement else parameters.current()).version,
        said=fingerprint(whole.content["said"]),
    )  # fmt: skip


def _move(made: Submission, going: Sequence[Whole]) -> None:
    for whole in going:
        period = whole.period
        if whole.claimed:
            mark_sent(Place(made.case, period))
        period.state, period.sent_as = step(PERIOD, whole.state, PeriodEvent.SUBMIT), made.reference
        period.save(update_fields=["state", "sent_as"])


def _new_reference() -> str:
    while True:
        reference = make_reference("KR", secrets.choice)
        if not Submission.objects.filter(reference=reference).exists():
            return reference
