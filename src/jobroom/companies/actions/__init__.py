"""Everything that changes companies and their people; one module per subject, all names here."""

from jobroom.companies.actions.inviting import (
    accept_invitation,
    invite,
    send_invitation_again,
    withdraw_invitation,
)
from jobroom.companies.actions.joining import accept_wish, ask_to_join, refuse_wish, remind, withdraw_wish
from jobroom.companies.actions.members import (
    change_role,
    departures,
    end_membership,
    enter_company,
    link_member,
    promote_deputy,
    set_deputy,
    strip_main_administrator,
)
from jobroom.companies.actions.reviewing import ask_for_reviews, confirm_people
from jobroom.companies.faults import LastAdministrator, NotEntitled, NotPossible

__all__ = [
    "LastAdministrator",
    "NotEntitled",
    "NotPossible",
    "accept_invitation",
    "accept_wish",
    "ask_for_reviews",
    "ask_to_join",
    "change_role",
    "confirm_people",
    "departures",
    "end_membership",
    "enter_company",
    "invite",
    "link_member",
    "promote_deputy",
    "refuse_wish",
    "remind",
    "send_invitation_again",
    "set_deputy",
    "strip_main_administrator",
    "withdraw_invitation",
    "withdraw_wish",
]
