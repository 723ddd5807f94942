"""What comes in: the role that a member is to have."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jobroom.companies.labels import ROLES
from jobroom.pages.forms import OneOfField, PageForm
from jobroom.rules.roles import Role


class RoleForm(PageForm):
    """One of the roles that the actor may give."""

    role = OneOfField(empty="role.choose", choices=[], label=_("Role"))

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, OneOfField)
        field.choices = [(role.value, ROLES[role]) for role in roles]
