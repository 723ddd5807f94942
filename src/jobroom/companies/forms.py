"""What comes in: a role, an address to invite, a wish to join and the answer to it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from jobroom.companies.labels import ROLES
from jobroom.companies.models import Membership
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, LongTextField, OneOfField, PageForm
from jobroom.rules.roles import Role


class RoleForm(PageForm):
    """One of the roles that the actor may give."""

    role = OneOfField(empty="role.choose", choices=[], label=_("Role"))

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, OneOfField)
        field.choices = [(role.value, ROLES[role]) for role in roles]


class AddressField(KeyedField):
    """An e-mail address, in lower case."""

    def read(self, text: str) -> str:
        try:
            validate_email(text)
        except ValidationError:
            raise fault("email.format") from None
        return text.lower()


class InviteForm(RoleForm):
    """Whom to invite, and in which role."""

    email = AddressField(empty="invite.email", label=_("E-mail address of the person"), max_length=254)
    field_order = ("email", "role")


class WishForm(PageForm):
    """A word to the administrators; may be empty."""

    text = LongTextField(limit=1_000, label=_("Message to the administrators (optional)"))


class RefuseForm(PageForm):
    """Why somebody is not let in; may be empty."""

    reason = LongTextField(limit=1_000, label=_("Reason (optional)"))


class PeopleField(forms.MultipleChoiceField):
    """One box per person; at least one is ticked."""

    widget = forms.CheckboxSelectMultiple
    people: Sequence[Membership] = ()

    def clean(self, value: Any) -> list[int]:
        known = {str(row.pk): row.pk for row in self.people}
        found = [known[text] for text in value or [] if text in known]
        if not found:
            raise fault("review.none")
        return found


class ReviewForm(PageForm):
    """Who still works at the company."""

    people = PeopleField(label=_("Still works here"), required=False)

    def __init__(self, *args: Any, people: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, PeopleField)
        field.people = people
