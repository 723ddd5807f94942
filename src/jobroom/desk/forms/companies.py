"""Finding and entering a company, and linking an account to it."""

from django.utils.translation import gettext_lazy as _

from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.companies.labels import ROLES
from jobroom.desk.wording.labels import LANGUAGES
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import KeyedField, NumberField, OneOfField, PageForm
from jobroom.rules.numbers import parse_uid

NAME_LENGTH = 150


class FindCompanyForm(PageForm):
    """A company by its number."""

    uid = NumberField(parse_uid, empty="uid.empty", label=_("UID"))


class EnterCompanyForm(FindCompanyForm):
    """A company that is not in the service yet."""

    name = KeyedField(empty="company.name", label=_("Name of the company"))
    language = OneOfField(
        empty="language.choose", choices=list(LANGUAGES.items()), label=_("Language of the company")
    )

    def clean_name(self) -> str:
        """The column holds 150 characters."""
        name: str = self.cleaned_data["name"]
        if len(name) > NAME_LENGTH:
            raise fault("name.long", n=len(name), m=NAME_LENGTH)
        return name


class LinkForm(PageForm):
    """Who belongs to a company, and as what."""

    email = KeyedField(empty="account.empty", label=_("E-mail address of the account"))
    role = OneOfField(empty="role.choose", choices=list(ROLES.items()), label=_("Role"))

    def clean_email(self) -> Account:
        """The account with this address."""
        account = find_account(self.cleaned_data["email"])
        if account is None:
            raise fault("email.unknown")
        return account


class EndForm(PageForm):
    """A button; it has errors only."""
