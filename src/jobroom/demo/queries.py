"""What the demo tells about itself: its people, cases and PINs."""

from typing import TypedDict

from jobroom.accounts.models import Account
from jobroom.cases.models import Case
from jobroom.demo.models import PrintedLetter
from jobroom.demo.people import PASSWORD


class Person(TypedDict):
    """Somebody to sign in as."""

    email: str
    name: str
    password: str
    roles: list[str]
    company: str | None


class PeriodFacts(TypedDict):
    """A settlement period of a case."""

    period: str
    state: str
    holder: str | None


class CaseFacts(TypedDict):
    """A case with the numbers of its letter; `pin` is null while none works."""

    ree: str
    fund_number: str
    pin: str | None
    uid: str
    company: str
    periods: list[PeriodFacts]


def list_people() -> list[Person]:
    """Everybody, the people with a story first; three queries."""
    rows = Account.objects.prefetch_related("staff_roles", "memberships__company").order_by("pk")
    return [_person(row) for row in rows]


def list_cases() -> list[CaseFacts]:
    """Every case with its periods; three queries."""
    pins = dict(PrintedLetter.objects.values_list("subject", "pin"))
    rows = Case.objects.select_related("establishment__company").prefetch_related("periods__holder")
    return [
        {
            "ree": row.establishment.ree, "fund_number": row.fund_number,
            "pin": pins.get(f"case:{row.pk}") if row.pin_fingerprint else None,
            "uid": row.establishment.company.shown_uid, "company": row.establishment.company.name,
            "periods": [
                {"period": p.month, "state": p.state, "holder": p.holder.email if p.holder else None}
                for p in row.periods.all()
            ],
        }
        for row in rows.order_by("pk")
    ]  # fmt: skip


def _person(account: Account) -> Person:
    active = [row for row in account.memberships.all() if row.ended_at is None]
    roles = [row.role for row in account.staff_roles.all()] + [row.role for row in active]
    return {
        "email": account.email, "name": account.name, "password": PASSWORD, "roles": roles,
        "company": active[0].company.name if active else None,
    }  # fmt: skip
