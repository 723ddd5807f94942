"""The facts of a returned form, gathered for the rule: a fixed number of queries per power."""

from jobroom.companies.models import Company, Membership
from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.powers.models import KIND, PowerOfAttorney, ReturnedForm
from jobroom.register.entries import Entry
from jobroom.register.lookup import answer_of, last_answer
from jobroom.rules.calendar import day_in_zurich
from jobroom.rules.power_signals import PowerFacts, power_signals
from jobroom.rules.powers import PENDING_POWERS, signatures_needed
from jobroom.rules.signals import Signal

COMPARED = ("name", "address", "status", "legal_form", "signatories")


def signals_of(power: PowerOfAttorney) -> list[Signal]:
    """What holds now; nothing where no form was sent."""
    form = sent_form(power)
    return [] if form is None else power_signals(_facts(power, form))


def sent_form(power: PowerOfAttorney) -> ReturnedForm | None:
    """The form that the office looks at: the one that was sent last."""
    return power.forms.exclude(sent_at=None).order_by("-sent_at", "-pk").first()


def changed_since(then: Entry | None, now: Entry | None) -> tuple[str, ...]:
    """Which parts of an entry are not what they were when the letter was printed."""
    if now is None or then is None:
        return ("entry",) if now is not then else ()
    return tuple(name for name in COMPARED if getattr(then, name) != getattr(now, name))


def _facts(power: PowerOfAttorney, form: ReturnedForm) -> PowerFacts:
    then, latest = answer_of(power.answer).entry, last_answer(power.uid)
    entry = latest.entry if latest else None
    reason = entry.no_letter() if entry else None
    signatories = entry.signatories if entry else ()
    others = PowerOfAttorney.objects.filter(uid=power.uid, state__in=sorted(PENDING_POWERS))
    assert form.signed_on is not None, "a form that was sent has its day"
    return PowerFacts(
        now=clock.now(), takes_over=power.takes_over, domain=power.requester.domain,
        member_domains=_domains(power.uid), account_created=power.requester.created_at,
        requester=power.requester.name, signers=tuple(form.signers),
        signatures=signatures_needed([person.joint for person in signatories]),
        signatories=tuple(person.name for person in signatories),
        signed_on=form.signed_on, ordered_on=day_in_zurich(power.asked_at),
        register_changed=changed_since(then, entry),
        register_refuses="unknown" if entry is None else (reason.value if reason else ""),
        code_on_form=form.code_on_form, others_pending=others.exclude(pk=power.pk).count(),
        stopped_before=power.stopped_at is not None,
        letter_returned=Letter.objects.filter(kind=KIND, subject=power.subject, state="returned").exists(),
        seals=tuple(bool(seal["holds"]) for seal in form.seals),
    )  # fmt: skip


def _domains(uid: str) -> frozenset[str]:
    company = Company.objects.filter(uid=uid).first()
    if company is None:
        return frozenset()
    rows = Membership.objects.filter(company=company, ended_at=None).values_list("account__email", flat=True)
    return frozenset(_domain(email) for email in rows)


def _domain(email: str) -> str:
    return email.rpartition("@")[2].casefold()
