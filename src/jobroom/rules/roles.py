"""Roles inside a company and what each may do, as one table.

Source: domain note 2 (main administrator, administrator, user); rights are assumption U1 of the identity
note: table-driven, one file to change. `reader` is the account of an auditor: it may look, not write.
Who gives a role, or takes it, must be allowed to manage it: nobody grants above their own level (T-ROLE-3).
A deputy is an administrator who is warned like the main administrators; the deputy becomes one only by the
explicit act of a main administrator who hands over and leaves, never by itself.
"""

from enum import StrEnum


class Role(StrEnum):
    """The value is what is stored."""

    MAIN_ADMINISTRATOR = "main-administrator"
    ADMINISTRATOR = "administrator"
    USER = "user"
    READER = "reader"


class Right(StrEnum):
    """What a member may be allowed to do."""

    READ = "read"
    WRITE = "write"
    MANAGE_USERS = "manage-users"
    MANAGE_ADMINISTRATORS = "manage-administrators"
    MOVE_PERIODS = "move-periods"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.MAIN_ADMINISTRATOR: frozenset(Right),
    Role.ADMINISTRATOR: frozenset({Right.READ, Right.WRITE, Right.MANAGE_USERS}),
    Role.USER: frozenset({Right.READ, Right.WRITE}),
    Role.READER: frozenset({Right.READ}),
}


class Staff(StrEnum):
    """Roles of the authority, the funds and the operator."""

    OFFICER = "officer"
    SUPPORT = "support"
    CASEWORKER = "caseworker"
    APPROVER = "approver"
    OPERATOR = "operator"


def may(role: str, right: Right) -> bool:
    """Whether a role carries a right; an unknown role carries none (promise 6)."""
    return right in RIGHTS.get(Role(role), frozenset()) if role in set(Role) else False


def may_manage(own: str, role: str) -> bool:
    """Whether somebody in one role may give another role, change who has it, or take it away."""
    administrative = role in (Role.MAIN_ADMINISTRATOR, Role.ADMINISTRATOR)
    return may(own, Right.MANAGE_ADMINISTRATORS if administrative else Right.MANAGE_USERS)
