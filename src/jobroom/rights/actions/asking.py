"""What the person does who wants to write: ask, answer, pass on to the office, withdraw."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from jobroom.accounts.models import Account
from jobroom.cases.models import Case, Period
from jobroom.cases.writing import refusal_now
from jobroom.companies.queries import administrators_of
from jobroom.journal import clock
from jobroom.journal.actions import record
from jobroom.journal.queries import happened_since
from jobroom.mandates.queries import stamp
from jobroom.rights.actions.steps import advance, lock
from jobroom.rights.faults import NeedsReason, NotEntitled, NotPossible
from jobroom.rights.models import AccessRequest, Decision, Refusal
from jobroom.rights.notices.asked import access_asked
from jobroom.rights.notices.closed import request_withdrawn
from jobroom.rights.notices.company import write_right_asked
from jobroom.rules.calendar import end_of_working_day
from jobroom.rules.lifecycle import PENDING, RequestEvent, RequestState
from jobroom.rules.writing import Refused

TO_THE_OFFICE = "office"
TO_THE_HOLDER = "holder"
MAY_ASK = frozenset({Refused.HOLDER_ASLEEP, Refused.HOLDER_ACTIVE, Refused.OWN_ACCOUNT_ASLEEP})


@dataclass(frozen=True, slots=True)
class Wish:
    """What the form says: why another account, in words, and who is asked first."""

    why: str
    text: str = ""
    route: str = TO_THE_OFFICE


@transaction.atomic
def request_access(refused: Refusal, *, actor: Account, wish: Wish, language: str) -> AccessRequest:
    """File the request that the refusal has prepared, for all periods of that holder in the case.

    A second filing answers with the first one. Raises: NotEntitled, NotPossible when nothing is to be
    asked any more (the periods are free, or the reason is another by now).
    """
    if refused.account_id != actor.pk:
        raise NotEntitled
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("establishment__company")
        .get(pk=refused.case_id)
    )
    period = Period.objects.select_related("holder").get(pk=refused.period_id)
    period.case = case
    reason = refusal_now(period, actor)
    if reason not in MAY_ASK:
        raise NotPossible
    holder = actor if reason is Refused.OWN_ACCOUNT_ASLEEP or period.holder is None else period.holder
    pending = AccessRequest.objects.filter(
        requester=actor, case=case, holder=holder, state__in=PENDING
    ).first()
    if pending is not None:
        return pending
    made = _file(refused, case, holder, actor, wish, language, with_holder=reason is Refused.HOLDER_ACTIVE)
    access_asked(made)
    return made


def _file(
    refused: Refusal,
    case: Case,
    holder: Account,
    actor: Account,
    wish: Wish,
    language: str,
    *,
    with_holder: bool,
) -> AccessRequest:
    now = clock.now()
    to_holder = with_holder and wish.route == TO_THE_HOLDER
    taken = AccessRequest.objects.filter(reference=refused.reference).exists()
    if taken:
        raise NotPossible
    made = AccessRequest.objects.create(
        reference=refused.reference, requester=actor, case=case, holder=holder, clicked_id=refused.period_id,
        state=RequestState.WITH_HOLDER if to_holder else RequestState.OPEN, why=wish.why, text=wish.text,
        language=language, filed_at=now, changed_at=now,
        due_at=end_of_working_day(now, 2 if to_holder else 1),
    )  # fmt: skip
    periods = list(case.periods.filter(holder=holder).order_by("month"))
    made.periods.set(periods)
    record(
        "request-access", actor=actor.actor, subject=f"access-request:{made.reference}", chain=case.chain,
        holder=holder.actor, why=wish.why, route=wish.route if with_holder else TO_THE_OFFICE,
        **stamp(actor, case.establishment.company),
        months=[period.month for period in periods],
    )  # fmt: skip
    return made


@transaction.atomic
def answer(request: AccessRequest, *, actor: Account, text: str) -> None:
    """Answer a question of the office; the clock starts anew.

    Raises: NotEntitled, NotPossible, NeedsReason.
    """
    row = _own(request, actor)
    if not text:
        raise NeedsReason
    row.due_at = end_of_working_day(clock.now(), 1)
    advance(row, RequestEvent.ANSWER, actor=actor, verb="answer-question")
    Decision.objects.create(
        request=row, kind=Decision.Kind.ANSWER, account=actor, at=clock.now(), reason=text
    )


@transaction.atomic
def escalate(request: AccessRequest, *, actor: Account) -> None:
    """The colleague does not answer: the office decides. Raises: NotEntitled, NotPossible."""
    row = _own(request, actor)
    row.due_at = end_of_working_day(clock.now(), 1)
    advance(row, RequestEvent.ESCALATE, actor=actor, verb="escalate-request")


@transaction.atomic
def withdraw(request: AccessRequest, *, actor: Account) -> None:
    """Take the request back, as long as nothing has moved. Raises: NotEntitled, NotPossible."""
    row = _own(request, actor)
    advance(row, RequestEvent.WITHDRAW, actor=actor, verb="withdraw-request")
    request_withdrawn(row)


@transaction.atomic
def ask_administrator(refused: Refusal, *, actor: Account) -> bool:
    """A person who may only read asks the company's administrators for the right to write.

    At most one mail a day; answers whether one went out now. Raises: NotEntitled.
    """
    if refused.account_id != actor.pk or refused.reason != Refused.READ_ONLY_ROLE:
        raise NotEntitled
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("establishment__company")
        .get(pk=refused.case_id)
    )
    company = case.establishment.company
    subject = f"company:{company.uid}"
    since = clock.now() - timedelta(days=1)
    if happened_since("ask-administrator", actor=actor.actor, subject=subject, since=since):
        return False
    record(
        "ask-administrator", actor=actor.actor, subject=subject, chain=case.chain,
        month=refused.period.month, **stamp(actor, company),
    )  # fmt: skip
    for administrator in administrators_of(company):
        write_right_asked(administrator, actor, company)
    return True


def _own(request: AccessRequest, actor: Account) -> AccessRequest:
    row = lock(request)
    if row.requester_id != actor.pk:
        raise NotEntitled
    return row
