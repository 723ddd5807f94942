"""Reading the quarterly review of the people of a company; for its main administrators.

Who came after the question was asked has just been let in and is not asked about.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from jobroom.accounts.models import Account
from jobroom.companies.models import Confirmation, Membership, Review
from jobroom.companies.queries.members import access_managing, members_of
from jobroom.rules.roles import Right, may


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The last review: who is confirmed, by whom and when, and who still waits."""

    own: Membership
    review: Review
    confirmed: list[Confirmation]
    waiting: list[Membership]


def access_review(account: Account, uid: str) -> ReviewPage:
    """The last review of a company. Raises: Http404 where there is none, PermissionDenied."""
    own = access_managing(account, uid)
    if not may(own.role, Right.MANAGE_ADMINISTRATORS):
        raise PermissionDenied
    review = _last(own)
    if review is None:
        raise Http404
    rows = Confirmation.objects.filter(review=review).select_related("membership__account", "by")
    confirmed = list(rows.order_by("at", "pk"))
    known = {row.membership_id for row in confirmed}
    people = [row for row in members_of(own.company) if row.ended_at is None and row.since <= review.asked_at]
    waiting = [row for row in people if row.pk not in known]
    return ReviewPage(own, review, confirmed, waiting)


def open_review(own: Membership) -> Review | None:
    """The review that a main administrator still has to answer; two queries at most."""
    if not may(own.role, Right.MANAGE_ADMINISTRATORS):
        return None
    review = _last(own)
    if review is None:
        return None
    rows = Membership.objects.filter(company=own.company, ended_at=None, since__lte=review.asked_at)
    return review if rows.exclude(confirmations__review=review).exists() else None


def _last(own: Membership) -> Review | None:
    return Review.objects.filter(company=own.company).order_by("-quarter").first()
