"""Another company's id is the same as one that does not exist, and what is missing grants nothing."""

import json
from collections.abc import Callable

import pytest

from jobroom.accounts.models import Account
from jobroom.cases.models import CaseAccess, Period, PeriodVersion
from jobroom.companies.models import Membership
from jobroom.config import log
from jobroom.journal.models import Event
from jobroom.mandates.models import Mandate
from jobroom.rights.models import AccessRequest
from tests.cases.reading import new_employee
from tests.conftest import SignIn
from tests.mandates.steps import ask, fiduciary
from tests.rights.conftest import ask as ask_for_access
from tests.rights.conftest import save
from tests.world import World, open_case, person

FORM = new_employee()


@pytest.fixture
def foreign(world: World, sign_in: SignIn) -> list[tuple[str, dict[str, str] | None]]:
    """Addresses and forms of the hotel with what they carry, for Theo of the garage next door."""
    save(world.camille, world.period("2020-11"))
    open_case(world.lea, world.case)
    request = ask_for_access(world.lea, world.period("2020-11")).reference
    mandate = ask(sign_in(fiduciary(world)))
    member = Membership.objects.get(account=world.camille).pk
    case = "/en/cases/00001203-99/"
    return [
        (case, None), (f"{case}export.csv", None), (f"{case}export.xlsx", None),
        (f"{case}2020-04/bill/", None), (f"{case}2020-04/", None), (f"{case}2020-04/edit/", None),
        (f"{case}2020-04/edit/", FORM),
        (f"{case}2020-04/template.xlsx", None), (f"{case}2020-04/template.csv", None),
        ("/en/clients/CHE123456788/", None), (f"/en/mandate/{mandate}/", None),
        (f"/en/mandate/{mandate}/accept/", {"scope": "send", "until": "31.12.2026"}),
        (f"/en/mandate/{mandate}/withdraw/", {}), (f"/r/{mandate}", None),
        (f"/en/requests/{request}/", None), (f"/r/{request}", None),
        (f"/en/company/CHE123456788/people/{member}/", None),
        (f"/en/company/CHE123456788/people/{member}/", {"role": "reader"}),
    ]  # fmt: skip


def told(lines: str, path: str) -> list[dict[str, object]]:
    rows = [json.loads(line) for line in lines.splitlines() if line.startswith("{")]
    return [row for row in rows if row["event"] == "refused" and row["path"] == path]


def test_t_authz_1_another_companys_id_gives_404_and_a_line_in_the_log(
    world: World, sign_in: SignIn, foreign: list[tuple[str, dict[str, str] | None]],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    log.configure(json_lines=True, level="INFO")
    before = (Event.objects.count(), list(Period.objects.values_list("version", "holder")))
    for path, data in foreign:
        client = sign_in(world.theo)
        capsys.readouterr()
        response = client.get(path) if data is None else client.post(path, data)
        assert response.status_code == 404, path
        (line,) = told(capsys.readouterr().err, path)
        assert (line["status"], line["account"]) == (404, world.theo.actor)
        assert line["request_id"] == response.headers["X-Request-Id"]
        assert str(line["timestamp"]).endswith("Z")
    assert (Event.objects.count(), list(Period.objects.values_list("version", "holder"))) == before
    assert Mandate.objects.get().state == "asked"


def nothing(world: World) -> Account:
    return person("nobody@nowhere.example", "Ada", "Muster")


def letter_without_company(world: World) -> Account:
    account = nothing(world)
    open_case(account, world.case)
    return account


def left(world: World) -> Account:
    Membership.objects.filter(account=world.camille).update(ended_at=world.camille.created_at)
    CaseAccess.objects.filter(account=world.camille).delete()
    return world.camille


def member_without_letter(world: World) -> Account:
    return world.lea


@pytest.mark.parametrize("who", [nothing, letter_without_company, left, member_without_letter])
def test_t_authz_3_missing_data_never_grants(
    world: World, sign_in: SignIn, who: Callable[[World], Account]
) -> None:
    """No company, no letter, no membership any more: nothing is written, whatever address is typed."""
    account = who(world)
    assert sign_in(account).post("/en/cases/00001203-99/2020-04/edit/", FORM).status_code in (403, 404)
    assert not PeriodVersion.objects.exists()
    assert not AccessRequest.objects.exists()
