"""How requests come about in these tests: by the same actions that people use."""

import re
from collections.abc import Sequence
from typing import Any

from django.test import Client

from jobroom.accounts.actions import create_account
from jobroom.accounts.models import Account
from jobroom.accounts.queries import find_account
from jobroom.cases.models import Case, Period
from jobroom.cases.writing import WriteRefused
from jobroom.companies.actions import link_member
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.mailbox.models import Message
from jobroom.rights.actions.asking import Wish, request_access
from jobroom.rights.actions.refusing import record_refusal
from jobroom.rights.models import AccessRequest, Decision, Refusal, Transfer
from jobroom.rules.roles import Role
from jobroom.rules.writing import Refused
from tests.world import LONG_AGO, MONTHS, World, make_case, open_case, save_as

FILED = MONTHS[:7]
Answer = Any  # what a test client answers has a type of the stubs only


def file_periods(holder: Account, case: Case, months: Sequence[str] = FILED) -> None:
    """The holder saves these periods, long ago, and so holds them."""
    with clock.at(LONG_AGO):
        for month in months:
            save(
                holder,
                Period.objects.select_related("case__establishment__company").get(case=case, month=month),
            )


def save(holder: Account, period: Period, **changed: int) -> None:
    """The holder enters employees who add up to the figures of the fund, some of them changed."""
    save_as(holder, period, **changed)


def refuse(
    person: Account, case: Case, month: str = "2020-04", *, reason: Refused = Refused.HOLDER_ASLEEP
) -> Refusal:
    """The person meets the lock."""
    period = Period.objects.select_related("holder", "case__establishment__company").get(
        case=case, month=month
    )
    return record_refusal(
        WriteRefused(period, person, reason),
        circumstances={"method": "GET", "path": f"/fr/cases/{case.slug}/{month}/edit/", "browser": "Firefox"},
    )


def ask(
    person: Account,
    case: Case,
    month: str = "2020-04",
    *,
    reason: Refused = Refused.HOLDER_ASLEEP,
    text: str = "",
) -> AccessRequest:
    """The person meets the lock and files the request."""
    refusal = refuse(person, case, month, reason=reason)
    wish = Wish(why=AccessRequest.Why.LEFT.value, text=text)
    return request_access(refusal, actor=person, wish=wish, language=person.language)


def more_requests(world: World, count: int, *, start: int = 0) -> list[AccessRequest]:
    """Requests of a German-speaking colleague in as many cases of their own."""
    email = "kim@hotel.example"
    colleague = find_account(email) or create_account(
        email=email, given_name="Kim", family_name="Muster", language="de", password=None
    )
    link_member(colleague, world.hotel, Role.USER, actor=world.lea)
    made = []
    for number in range(start, start + count):
        case = make_case(world.hotel, f"{2000 + number:08d}", "99", ["2020-04"])
        file_periods(world.sandrine, case, ["2020-04"])
        open_case(colleague, case)
        made.append(ask(colleague, case))
    return made


def seen(client: Client, reference: str) -> str:
    """The mark of what the review page shows this officer."""
    page = client.get(f"/de/desk/requests/{reference}/").content.decode()
    return str(re.findall(r'name="seen" value="([0-9a-f]+)"', page)[0])


def post(client: Client, request: AccessRequest, **fields: str) -> Answer:
    """Send a form of the review as it stands there now."""
    if "seen" not in fields and fields.get("act") != "clear-objection":
        fields["seen"] = seen(client, request.reference)
    return client.post(f"/de/desk/requests/{request.reference}/", fields)


def footprint() -> tuple[object, ...]:
    """Everything that a refused step must leave as it was."""
    return (
        list(AccessRequest.objects.order_by("pk").values_list("pk", "state", "changed_at", "objected_at")),
        Decision.objects.count(),
        Transfer.objects.count(),
        list(Period.objects.order_by("pk").values_list("pk", "holder")),
        Event.objects.count(),
        Message.objects.count(),
    )


def state_of(request: AccessRequest) -> str:
    """The state as the database has it now."""
    return str(AccessRequest.objects.values_list("state", flat=True).get(pk=request.pk))


def errors(answer: Answer) -> list[tuple[str, str]]:
    """Field and key of every error beside a field or in the summary."""
    page = answer.content.decode()
    return re.findall(r'data-handle="error" data-field="([^"]*)" data-code="([^"]*)"', page)


def listed(client: Client, address: str) -> list[str]:
    """The references of the rows of a list, in their order."""
    page = client.get(address).content.decode()
    return re.findall(r'data-handle="request" data-reference="([^"]+)"', page)
