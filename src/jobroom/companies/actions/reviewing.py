"""Going through the people of a company, once a quarter: the worker asks, main administrators answer.

Each company is a transaction of its own under its lock: two workers ask once, and the constraint says so too.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, Min

from jobroom.accounts.models import Account
from jobroom.companies.actions.locking import entitled, lock_company, note
from jobroom.companies.faults import NotEntitled
from jobroom.companies.models import Company, Confirmation, Membership, Review
from jobroom.companies.notices.reviews import review_asked
from jobroom.companies.queries import main_administrators_of
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record
from jobroom.rules.calendar import ZURICH
from jobroom.rules.reviews import quarter_of, review_due
from jobroom.rules.roles import Role


def ask_for_reviews() -> int:
    """Ask the companies whose review of this quarter has not been asked for; answers how many."""
    quarter = quarter_of(clock.today())
    rows = Membership.objects.filter(ended_at=None).exclude(company__reviews__quarter=quarter)
    found = rows.values("company").annotate(people=Count("pk")).filter(people__gt=1).order_by("company")
    return sum(_ask(row["company"], quarter) for row in found)


@transaction.atomic
def _ask(key: int, quarter: str) -> bool:
    company = lock_company(key)
    living = Membership.objects.filter(company=company, ended_at=None)
    first = Membership.objects.filter(company=company).aggregate(first=Min("since"))["first"]
    asked = Review.objects.filter(company=company, quarter=quarter).exists()
    day = first.astimezone(ZURICH).date()
    people = main_administrators_of(company)
    if not people or not review_due(clock.today(), day, people=living.count(), asked=asked):
        return False
    made = Review.objects.create(company=company, quarter=quarter, asked_at=clock.now())
    record("ask-review", actor=SYSTEM, subject=f"company:{company.uid}", quarter=quarter)
    review_asked(made, people)
    return True


@transaction.atomic
def confirm_people(company: Company, memberships: Sequence[int], *, actor: Account) -> int:
    """These people still work here; answers how many are newly confirmed. Raises: NotEntitled."""
    locked = lock_company(company.pk)
    entitled(actor, locked, Role.MAIN_ADMINISTRATOR)
    review = Review.objects.filter(company=locked).order_by("-quarter").first()
    if review is None:
        raise NotEntitled
    rows = Membership.objects.filter(company=locked, ended_at=None, pk__in=memberships)
    new = list(rows.exclude(confirmations__review=review).order_by("pk"))
    now = clock.now()
    Confirmation.objects.bulk_create(
        Confirmation(review=review, membership=row, by=actor, at=now) for row in new
    )
    if new:
        people = [f"account:{row.account_id}" for row in new]
        note("confirm-people", locked, actor, quarter=review.quarter, people=people)
    return len(new)
