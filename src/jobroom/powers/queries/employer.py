"""What a person may know about a company before they belong to it: what the public register says, and whether
somebody manages it here or has begun to. Names stay hidden: initials and masked addresses of two at most.
"""

from dataclasses import dataclass

from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Company
from jobroom.companies.queries import masked_administrators, membership_in
from jobroom.mandates.queries import mandates_for
from jobroom.pages.formats import masked_email
from jobroom.powers.models import PENDING, PowerOfAttorney
from jobroom.register.lookup import DAY, Answer, last_answer
from jobroom.rules.numbers import NumberFault, parse_uid

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


def _masked(person: Account) -> str:
    initials = "".join(f"{name[:1]}. " for name in (person.given_name, person.family_name) if name)
    return f"{initials.strip()}, {masked_email(person.email)}".removeprefix(", ")
