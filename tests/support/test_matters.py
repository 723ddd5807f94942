"""What holds for every kind of matter that is plugged in; `support` relies on it."""

import pytest
from django.urls import reverse

from jobroom.accounts.stopping import stop_fingerprint
from jobroom.rights.models import AccessRequest
from jobroom.support import faults
from jobroom.support.access_requests import ACCESS_REQUESTS
from jobroom.support.known import MATTERS, by_code, matter_of
from jobroom.support.matters import Matter, Standing
from jobroom.support.models import Ticket
from tests.world import NOW, World

NOBODYS = "ER-0000-0000"


def test_kinds_are_their_own_and_fit_their_column() -> None:
    kinds = [matter.kind for matter in MATTERS]
    assert len(kinds) == len(set(kinds))
    for kind in kinds:
        Ticket._meta.get_field("matter_kind").clean(kind, None)
    assert [matter_of(kind) for kind in kinds] == list(MATTERS)
    assert matter_of("") is None


@pytest.mark.django_db
@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.kind)
def test_what_is_not_there_is_described_by_nothing_and_has_a_page_to_lead_to(matter: Matter) -> None:
    assert matter.describe(NOBODYS) is None
    assert reverse(matter.page, args=[NOBODYS])
    assert str(matter.asks) % {"name": "N", "company": "C"}
    assert matter.by_code is None or matter.by_code(stop_fingerprint("-")) is None


@pytest.mark.django_db
def test_a_code_of_nobody_names_nothing() -> None:
    assert by_code(stop_fingerprint("CCCCCCCCC")) is None


def test_an_access_request_tells_its_standing_and_acts_in_the_words_of_support(
    world: World, asked: AccessRequest
) -> None:
    told = ACCESS_REQUESTS.describe(asked.reference)
    assert told is not None
    assert (told.requester, told.company, told.asked_at) == ("Camille Rochat", "Hôtel Exemple SA", NOW)
    assert told.standing is Standing.PENDING
    with pytest.raises(faults.NotPossible):
        ACCESS_REQUESTS.release(asked.reference, world.nadja, "x")
    with pytest.raises(faults.NotEntitled):
        ACCESS_REQUESTS.refuse(asked.reference, world.nadja, world.theo, "x")
    assert ACCESS_REQUESTS.freeze(asked.reference, None, "code")
    with pytest.raises(faults.SameOfficer):
        ACCESS_REQUESTS.refuse(asked.reference, world.nadja, world.nadja, "x")
    with pytest.raises(faults.NeedsReason):
        ACCESS_REQUESTS.release(asked.reference, world.nadja, "")
    with pytest.raises(faults.NotPossible):
        ACCESS_REQUESTS.release(NOBODYS, world.nadja, "x")
    told = ACCESS_REQUESTS.describe(asked.reference)
    assert told is not None
    assert told.standing is Standing.FROZEN
