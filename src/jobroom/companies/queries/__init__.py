"""Reading companies, their people, and what waits there; one module per subject, all names here."""

from jobroom.companies.queries.administrators import (
    LeaverStanding,
    acting_administrators,
    administrators_of,
    leaver_standing,
    main_administrators_of,
    watchers_of,
    without_administrator,
)
from jobroom.companies.queries.invitations import InvitationPage, access_sent_invitation, invitation_page
from jobroom.companies.queries.members import (
    Person,
    access_managing,
    access_member,
    access_membership,
    assignable_roles,
    manages,
    members_of,
    membership_in,
    memberships_of,
    people_of,
    writers_of,
)
from jobroom.companies.queries.reviews import ReviewPage, access_review, open_review
from jobroom.companies.queries.waiting import Waiting, waiting_at, where_is
from jobroom.companies.queries.wishes import (
    access_company_to_join,
    access_wish,
    decides_on,
    domain_members,
    masked_administrators,
    open_wish,
)

__all__ = [
    "InvitationPage",
    "LeaverStanding",
    "Person",
    "ReviewPage",
    "Waiting",
    "access_company_to_join",
    "access_managing",
    "access_member",
    "access_membership",
    "access_review",
    "access_sent_invitation",
    "access_wish",
    "acting_administrators",
    "administrators_of",
    "assignable_roles",
    "decides_on",
    "domain_members",
    "invitation_page",
    "leaver_standing",
    "main_administrators_of",
    "manages",
    "masked_administrators",
    "members_of",
    "membership_in",
    "memberships_of",
    "open_review",
    "open_wish",
    "people_of",
    "waiting_at",
    "watchers_of",
    "where_is",
    "without_administrator",
    "writers_of",
]
