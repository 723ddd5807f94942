"""Who may do what, as the whole table, and nothing for a role that does not exist."""

import pytest

from jobroom.rules.roles import RIGHTS, Right, Role, may

TABLE = {
    Role.MAIN_ADMINISTRATOR: {"read", "write", "manage-users", "manage-administrators", "move-periods"},
    Role.ADMINISTRATOR: {"read", "write", "manage-users"},
    Role.USER: {"read", "write"},
    Role.READER: {"read"},
}


def test_the_table_of_rights() -> None:
    assert {role: {right.value for right in rights} for role, rights in RIGHTS.items()} == TABLE


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_may_what_the_table_says(role: Role, right: Right) -> None:
    assert may(role.value, right) is (right.value in TABLE[role])


@pytest.mark.parametrize("role", ["", "owner", "Main-Administrator", "officer"])
def test_an_unknown_role_may_nothing(role: str) -> None:
    assert not any(may(role, right) for right in Right)
