"""The people of the demo, made by the actions that people use."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Required, TypedDict

from jobroom.accounts.actions.people import create_account, give_role
from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company
from jobroom.journal import clock
from jobroom.rules.roles import Role, Staff

PASSWORD = "demo-jobroom"  # noqa: S105 - printed on the demo's front page
DATA = Path(__file__).parent / "data"
MONTH = timedelta(days=31)
NOBODY = ("CHE996234963", "CHE993051403")  # companies of which nobody answers; a fiduciary shows paper
LANGUAGES = {
    "de": ("Muster", "Kurt"),
    "fr": ("Modèle", "Claire"),
    "it": ("Esempio", "Paolo"),
    "en": ("Sample", "Ann"),
}


class Row(TypedDict, total=False):
    """A person of people.toml."""

    email: Required[str]
    name: Required[list[str]]
    language: Required[str]
    role: str
    fund_number: str
    company: str
    months_ago: int
    added_by: str


def make_staff() -> list[Account]:
    """Officers, support, fund staff and the operator; the first one is the officer who enters the others."""
    made = []
    for row in _rows("staff"):
        account = _account(row)
        give_role(account, Staff(row["role"]), fund_number=row.get("fund_number", ""))
        made.append(account)
    return made


def make_people(officer: Account) -> None:
    """The people with a name of their own in people.toml, each entered at the time the file says."""
    for row in _rows("people"):
        with clock.at(clock.now() - row["months_ago"] * MONTH):
            account = _account(row)
            if "company" in row:
                company = Company.objects.get(name=row["company"])
                adder = find_account(row.get("added_by", "")) or officer
                link_member(account, company, Role(row["role"]), actor=adder)


def make_bookkeepers(officer: Account) -> dict[str, Account]:
    """One bookkeeper for every company that has nobody yet, as its main administrator; by UID."""
    made = {}
    companies = Company.objects.filter(memberships=None).exclude(uid__in=NOBODY)
    for number, company in enumerate(companies.order_by("uid")):
        family, given = LANGUAGES[company.language]
        account = create_account(
            email=f"books-{number + 1}@company-{number + 1}.example", given_name=given,
            family_name=f"{family}-{number + 1}", language=company.language, password=PASSWORD,
        )  # fmt: skip
        link_member(account, company, Role.MAIN_ADMINISTRATOR, actor=officer)
        made[company.uid] = account
    return made


def _rows(kind: str) -> list[Row]:
    rows: list[Row] = tomllib.loads((DATA / "people.toml").read_text())[kind]
    return rows


def _account(row: Row) -> Account:
    given, family = row["name"]
    return create_account(
        email=row["email"], given_name=given, family_name=family, language=row["language"],
        password=PASSWORD,
    )  # fmt: skip
