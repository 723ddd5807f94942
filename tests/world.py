"""A small world that tests start from: people whose relations are always the same.

Sandrine filed seven periods of the hotel and has left; Camille works there now; Lea is its main
administrator; Nadja and Beat are officers; Theo runs the garage next door. Everything is made by the
actions that people use, at the time `world.clock` says.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from jobroom.accounts.actions import create_account, give_role
from jobroom.accounts.models import Account
from jobroom.cases.models import Case, CaseAccess, Period
from jobroom.claims.actions import save_staff
from jobroom.claims.merging import Edits
from jobroom.companies.actions import link_member
from jobroom.companies.models import Company, Establishment
from jobroom.demo.staff import employees_of
from jobroom.journal import clock
from jobroom.mailbox.models import Message
from jobroom.rules.roles import Role, Staff

PASSWORD = "demo-jobroom"
NOW = datetime(2026, 11, 23, 13, 7, 32, tzinfo=UTC)
LONG_AGO = datetime(2026, 3, 14, 8, 41, tzinfo=UTC)
MONTHS = ["2020-03", "2020-04", "2020-05", "2020-06", "2020-11", "2020-12", "2021-01", "2021-02", "2021-03"]


@dataclass
class World:
    """What a test needs at hand."""

    hotel: Company
    garage: Company
    case: Case
    sandrine: Account
    camille: Account
    lea: Account
    theo: Account
    nadja: Account
    beat: Account

    def period(self, month: str) -> Period:
        """The period of a month as the database has it now."""
        return Period.objects.select_related("holder", "case__establishment__company").get(
            case=self.case, month=month
        )


def person(email: str, given: str, family: str, language: str = "fr") -> Account:
    return create_account(
        email=email, given_name=given, family_name=family, language=language, password=PASSWORD
    )


def make_case(company: Company, ree: str, fund_number: str, months: list[str]) -> Case:
    """A case with its periods, as the import leaves them."""
    place = Establishment.objects.create(
        company=company,
        ree=ree,
        name=company.name,
        street="Rue du Lac",
        house_number="4",
        zip="1800",
        town="Vevey",
    )
    case = Case.objects.create(establishment=place, fund_number=fund_number)
    for month in months:
        Period.objects.create(
            case=case, month=month, entitled_employees=14, affected_employees=12, target_hours=218_400,
            lost_hours=109_200, wage_sum=6_120_000, paid=3_380_000,
        )  # fmt: skip
    return case


def open_case(account: Account, case: Case) -> None:
    """The account has given the three numbers, right at the first try."""
    CaseAccess.objects.create(account=account, case=case, granted_at=clock.now(), attempts=1)


def save_as(account: Account, period: Period, **changed: Any) -> None:
    """The account enters employees who add up to what the fund has settled; the first one may differ."""
    first, *others = employees_of(period)
    edits = Edits(added=[replace(first, **changed), *others])
    save_staff(period, actor=account, version=period.version, edits=edits)


def hold_as(account: Account, period: Period) -> None:
    """The account begins the period, without an employee yet, and so holds it."""
    save_staff(period, actor=account, version=period.version, edits=Edits())


def build() -> World:
    """The world as it stands at NOW; Sandrine's things happened at LONG_AGO."""
    nadja = person("officer@seco.example", "Nadja", "Frei", "de")
    beat = person("second-officer@seco.example", "Beat", "Huber", "de")
    for officer in (nadja, beat):
        give_role(officer, Staff.OFFICER, actor="system")
    with clock.at(LONG_AGO):
        hotel = Company.objects.create(uid="CHE123456788", name="Hôtel Exemple SA", language="fr")
        garage = Company.objects.create(uid="CHE116281710", name="Garage Modell AG", language="de")
        case = make_case(hotel, "00001203", "99", MONTHS)
        sandrine = person("old-filer@hotel.example", "Sandrine", "Moret")
        link_member(sandrine, hotel, Role.USER, actor=nadja)
        open_case(sandrine, case)
    lea = person("main-admin@hotel.example", "Lea", "Favre")
    link_member(lea, hotel, Role.MAIN_ADMINISTRATOR, actor=nadja)
    camille = person("colleague@hotel.example", "Camille", "Rochat")
    link_member(camille, hotel, Role.USER, actor=nadja)
    theo = person("owner@garage.example", "Theo", "Meier", "de")
    link_member(theo, garage, Role.MAIN_ADMINISTRATOR, actor=nadja)
    open_case(camille, case)
    Message.objects.all().delete()  # what these people were told on joining is no part of any story
    return World(hotel, garage, case, sandrine, camille, lea, theo, nadja, beat)
