"""What a person may know about a company before they belong to it: what the public register says, and whether
somebody manages it here. Names of administrators stay hidden: initials and masked addresses of two at most.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.accounts.queries import roles_of
from jobroom.companies.models import Company, Membership
from jobroom.companies.queries import masked_administrators, membership_in
from jobroom.files.models import StoredFile
from jobroom.journal import clock
from jobroom.letters.models import Letter
from jobroom.letters.queries import newest, next_order_at
from jobroom.mandates.queries import mandates_for
from jobroom.pages.formats import masked_email
from jobroom.powers.models import KIND, PENDING, PowerOfAttorney, ReturnedForm
from jobroom.register.entries import Entry
from jobroom.register.lookup import DAY, Answer, answer_of, last_answer
from jobroom.rules.calendar import day_in_zurich, working_day_after
from jobroom.rules.codes import parse_reference
from jobroom.rules.numbers import NumberFault, parse_uid
from jobroom.rules.powers import RETURNABLE_POWERS, PowerState, signatures_needed
from jobroom.rules.roles import Right, Staff, may

MOST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Employer:
    """A company that somebody may work for, as far as the register and this service know it."""

    uid: str
    answer: Answer
    mine: bool
    client: bool
    administrators: list[str]
    started: list[str]
    own: PowerOfAttorney | None


def access_employer(actor: Account, uid: str) -> Employer | None:
    """The company of an address; None where the register must be asked (again) first. Raises: Http404."""
    try:
        number = parse_uid(uid)
    except NumberFault:
        raise Http404 from None
    answer = last_answer(number)
    if answer is None or answer.age >= DAY:
        return None
    if answer.entry is None:
        raise Http404
    company = Company.objects.filter(uid=number).first()
    pending = PowerOfAttorney.objects.filter(uid=number, state__in=PENDING).select_related("requester")
    rows = list(pending.order_by("asked_at", "pk"))
    return Employer(
        number,
        answer,
        mine=company is not None and membership_in(actor, company) is not None,
        client=company is not None and bool(mandates_for(actor, company)),
        administrators=masked_administrators(company) if company else [],
        started=[_masked(row.requester) for row in rows if row.requester_id != actor.pk][:MOST_SHOWN],
        own=next((row for row in rows if row.requester_id == actor.pk), None),
    )


def last_refusal(actor: Account, uid: str) -> datetime | None:
    """When somebody last refused the actor's take-over of a company."""
    rows = PowerOfAttorney.objects.filter(requester=actor, uid=uid, takes_over=True, state=PowerState.REFUSED)
    return rows.order_by("-decided_at").values_list("decided_at", flat=True).first()


def powers_of(actor: Account) -> list[PowerOfAttorney]:
    """The actor's own requests, pending ones first; one query."""
    rows = PowerOfAttorney.objects.filter(requester=actor).order_by("-asked_at", "-pk")
    return sorted(rows, key=lambda row: not row.pending)


def access_power(actor: Account, reference: str) -> PowerOfAttorney:
    """The actor's own request. Raises: Http404."""
    rows = PowerOfAttorney.objects.select_related("requester", "company")
    found = rows.filter(requester=actor, reference=parse_reference(reference, "KO") or "").first()
    if found is None:
        raise Http404
    return found


def access_take_over(actor: Account, reference: str) -> PowerOfAttorney:
    """A take-over that the actor may answer, as administrator of the company. Raises: Http404."""
    rows = PowerOfAttorney.objects.select_related("requester", "company")
    found = rows.filter(takes_over=True, reference=parse_reference(reference, "KO") or "").first()
    if found is None or not is_incumbent(actor, found):
        raise Http404
    return found


def is_incumbent(actor: Account, power: PowerOfAttorney) -> bool:
    """Whether a person manages people of the company that somebody else wants to take over: they may refuse."""
    return _manages(actor, power, Right.MANAGE_USERS)


def may_agree(actor: Account, power: PowerOfAttorney) -> bool:
    """Whether a person may hand the administration over: nobody gives more than they have, or asleep."""
    return _manages(actor, power, Right.MANAGE_ADMINISTRATORS) and not actor.asleep_at(clock.now())


def _manages(actor: Account, power: PowerOfAttorney, right: Right) -> bool:
    """Asked anew each time, so that a role that was taken away a moment ago grants nothing."""
    if actor.pk == power.requester_id:
        return False
    rows = Membership.objects.filter(
        account=actor, account__is_active=True, company__uid=power.uid, ended_at=None
    )
    return any(may(row.role, right) for row in rows)


def named_power(reference: str) -> PowerOfAttorney | None:
    """A power by its reference, for `support`: a signed link, a code or a role lets its reader act."""
    rows = PowerOfAttorney.objects.select_related("requester", "company")
    return rows.filter(reference=reference).first()


def by_stop_fingerprint(fingerprint: str) -> str | None:
    """The reference of the request whose newest letter carries a stop code, by the code's fingerprint."""
    rows = PowerOfAttorney.objects.filter(stop_fingerprint=fingerprint).exclude(stop_fingerprint="")
    return rows.values_list("reference", flat=True).first()


def draft_of(power: PowerOfAttorney) -> ReturnedForm | None:
    """The form that was uploaded and not yet sent, with its files."""
    return power.forms.filter(sent_at=None).prefetch_related("files").order_by("-pk").first()


def access_page(actor: Account, reference: str, number: int) -> StoredFile:
    """A file of the actor's own draft or sent form, by its place. Raises: Http404."""
    power = access_power(actor, reference)
    form = power.forms.order_by("-pk").first()
    files = list(form.files.order_by("pk")) if form else []
    if not 0 <= number < len(files):
        raise Http404
    return files[number]


def needed_for(power: PowerOfAttorney) -> tuple[int, list[str]]:
    """How many must sign the form, and who may, by the answer that the letter rests on."""
    entry = answer_of(power.answer).entry
    people = entry.signatories if entry else ()
    return signatures_needed([person.joint for person in people]), [person.name for person in people]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request is: its newest letter, where it goes, what may be ordered when."""

    entry: Entry
    letter: Letter | None
    expected: tuple[date, date] | None
    next_order: datetime | None

    @property
    def orderable(self) -> bool:
        """Whether another letter can be ordered now."""
        return self.next_order is not None and self.next_order <= clock.now()

    @property
    def returned(self) -> bool:
        """Whether the letter came back or could not go."""
        return self.letter is not None and self.letter.state == "returned"


def progress_of(power: PowerOfAttorney) -> Progress:
    """What the page of a request says about its letter."""
    entry = answer_of(power.answer).entry
    assert entry is not None, "a request rests on an entry"
    letter = newest(KIND, power.subject)
    day = day_in_zurich(letter.posted_at) if letter and letter.posted_at else None
    ordering = power.state in RETURNABLE_POWERS
    return Progress(
        entry,
        letter,
        expected=(working_day_after(day, 2), working_day_after(day, 5)) if day else None,
        next_order=next_order_at(KIND, power.uid, first=power.asked_at) if ordering else None,
    )


def where_is(account: Account, reference: str) -> tuple[str, ...]:
    """The name and arguments of the page a reference leads to. Raises: Http404."""
    found = PowerOfAttorney.objects.filter(reference=reference).first()
    if found is None:
        raise Http404
    if found.requester_id == account.pk:
        return ("power", reference)
    if roles_of(account) & {Staff.OFFICER, Staff.SUPPORT}:
        return ("desk_power", reference)
    if found.takes_over and is_incumbent(account, found):
        return ("answer_take_over", reference)
    raise Http404


def _masked(person: Account) -> str:
    initials = "".join(f"{name[:1]}. " for name in (person.given_name, person.family_name) if name)
    return f"{initials.strip()}, {masked_email(person.email)}".removeprefix(", ")
