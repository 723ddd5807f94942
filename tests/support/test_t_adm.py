"""Support can view and start, never choose secrets or approve alone (T-ADM-1)."""

import pytest

from jobroom.accounts.models import Account
from jobroom.rights.models import AccessRequest
from jobroom.support.actions import deciding
from jobroom.support.faults import NotEntitled
from jobroom.support.models import Ticket
from tests.conftest import SignIn
from tests.desk import story
from tests.support.stopping import footprint, link_to, stopped, text_of
from tests.world import World


def test_t_adm_1_support_views_starts_and_releases(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    for path in ("", "second/", "support/", f"requests/{asked.reference}/", "companies/CHE123456788/"):
        assert client.get(f"/de/desk/{path}").status_code == 200
    client.post(f"/de/desk/requests/{asked.reference}/stop/", {"text": "Anruf"})
    assert story.state_of(asked) == "frozen"
    case = Ticket.objects.get()
    client.post(f"/de/desk/support/{case.reference}/release/", {"reason": "Geklärt"})
    assert story.state_of(asked) == "open"


def test_t_adm_1_support_never_approves_or_refuses_a_transfer(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    client = sign_in(support)
    mark = story.seen(sign_in(world.nadja), asked.reference)
    before = footprint()
    for step in ("approve", "refuse", "ask"):
        fields = {"act": "decide", "decision": step, "reason": "x", "seen": mark}
        assert client.post(f"/de/desk/requests/{asked.reference}/", fields).status_code == 403
    assert footprint() == before
    story.post(sign_in(world.nadja), asked, decision="approve", reason="gut")
    mark = story.seen(sign_in(world.beat), asked.reference)
    fields = {"act": "confirm", "decision": "confirm", "reason": "", "seen": mark}
    assert client.post(f"/de/desk/requests/{asked.reference}/", fields).status_code == 403
    assert story.state_of(asked) == "approval-proposed"


def test_t_adm_1_support_neither_proposes_nor_confirms_the_refusal_of_what_stands_still(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    case = stopped(link_to(world.lea))
    client = sign_in(support)
    before = footprint()
    assert client.post(f"/de/desk/support/{case.reference}/refuse/", {"reason": "x"}).status_code == 403
    assert footprint() == before
    sign_in(world.nadja).post(f"/de/desk/support/{case.reference}/refuse/", {"reason": "Nein"})
    before = footprint()
    assert client.post(f"/de/desk/support/{case.reference}/confirm/").status_code == 403
    assert footprint() == before


@pytest.mark.parametrize("who", ["camille", "sandrine"])
def test_t_adm_1_nobody_releases_or_refuses_a_request_of_their_own(
    world: World, asked: AccessRequest, sign_in: SignIn, who: str
) -> None:
    """Camille asks, Sandrine holds: neither acts on it, were they of the office."""
    from_office = world.camille if who == "camille" else world.sandrine
    from_office.staff_roles.create(role="officer")
    case = stopped(link_to(world.lea))
    sign_in(world.nadja).post(f"/de/desk/support/{case.reference}/refuse/", {"reason": "Nein"})
    case.refresh_from_db()
    before = footprint()
    with pytest.raises(NotEntitled):
        deciding.release_matter(case, actor=from_office, reason="x")
    with pytest.raises(NotEntitled):
        deciding.confirm_refusal(case, actor=from_office)
    assert footprint() == before


@pytest.mark.parametrize("role", ["caseworker", "approver", "operator", ""])
def test_t_adm_1_no_other_role_sees_or_touches_a_case(
    world: World, asked: AccessRequest, sign_in: SignIn, role: str
) -> None:
    case = stopped(link_to(world.lea))
    if role:
        world.theo.staff_roles.create(role=role)
    client = sign_in(world.theo)
    before = footprint()
    for act in ("take", "note", "close", "release", "refuse", "confirm"):
        answer = client.post(f"/de/desk/support/{case.reference}/{act}/", {"reason": "x"})
        assert answer.status_code == 403
    assert client.post(f"/de/desk/requests/{asked.reference}/stop/", {"text": "x"}).status_code == 403
    assert client.post("/de/desk/support/new/", {"text": "x"}).status_code == 403
    assert footprint() == before


def test_t_adm_1_no_page_of_the_office_takes_a_secret(
    world: World, asked: AccessRequest, support: Account, sign_in: SignIn
) -> None:
    case = stopped(link_to(world.lea))
    client = sign_in(support)
    member = world.hotel.memberships.get(account=world.camille)
    for path in (
        f"support/{case.reference}/", "support/new/", f"requests/{asked.reference}/",
        "companies/CHE123456788/", f"companies/CHE123456788/members/{member.pk}/reset/",
    ):  # fmt: skip
        page = text_of(client.get(f"/de/desk/{path}"))
        assert 'type="password"' not in page
        assert 'name="pin"' not in page
        assert 'name="code"' not in page
