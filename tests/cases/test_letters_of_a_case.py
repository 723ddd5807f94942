"""Ordering and issuing the PIN of a case: one waits at a time, a new one voids the former."""

import hashlib
import hmac
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection, transaction

from jobroom.cases.models import Case, SignInTally
from jobroom.cases.pin_letters import address_of, fingerprint, issue_pin, order_pin_letter
from jobroom.companies.models import Establishment
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters.models import Letter
from jobroom.rules.codes import PIN_ALPHABET, PIN_LENGTH
from tests.letters.pin_letters import Printer
from tests.world import World


def issued(letter: Letter) -> str:
    with transaction.atomic():
        return issue_pin(letter)


def test_an_order_is_a_waiting_letter_and_an_event(world: World) -> None:
    letter = order_pin_letter(world.case, actor=world.lea.actor)
    assert (letter.kind, letter.subject, letter.state, letter.language, letter.requested_at) == (
        "pin", world.case.chain, "requested", "fr", clock.now(),
    )  # fmt: skip
    assert letter.values == {
        "establishment": "Hôtel Exemple SA", "ree": "0000 1203", "fund_number": "99",
        "fund_name": "Caisse de chômage Exemple",
    }  # fmt: skip
    told = Event.objects.get(verb="order-letter")
    assert (told.actor, told.subject, told.chain) == (world.lea.actor, world.case.chain, world.case.chain)
    assert told.changes == {"letter": letter.pk, "kind": "pin", "company": "CHE123456788"}


def test_a_second_order_replaces_the_one_that_waits(world: World) -> None:
    first = order_pin_letter(world.case, actor="system")
    Establishment.objects.filter(pk=world.case.establishment_id).update(town="Montreux")
    second = order_pin_letter(world.case, actor="system")
    first.refresh_from_db()
    assert (first.state, second.state) == ("superseded", "requested")
    assert second.address == ["Hôtel Exemple SA", "Rue du Lac 4", "1800 Montreux"]


def test_t_code_2_an_order_voids_the_present_pin_at_once(world: World) -> None:
    pin = issued(order_pin_letter(world.case, actor="system"))
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == fingerprint("00001203-99", pin)
    order_pin_letter(world.case, actor="system")
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint == ""


def test_the_address_has_no_empty_and_no_double_lines(world: World) -> None:
    place = world.case.establishment
    place.name, place.care_of, place.po_box, place.street = "Annexe", "c/o Moret", "Case postale 12", ""
    assert address_of(world.case) == [
        "Hôtel Exemple SA", "Annexe", "c/o Moret", "4", "Case postale 12", "1800 Vevey",
    ]  # fmt: skip


def test_the_fingerprint_is_keyed_and_bound_to_the_case(world: World) -> None:
    expected = hmac.new(settings.PIN_KEY.encode(), b"00001203-99:AB23CD45", hashlib.sha256).hexdigest()
    assert fingerprint("00001203-99", "AB23CD45") == expected
    assert fingerprint("00001203-98", "AB23CD45") != expected


def test_issuing_stores_the_fingerprint_and_an_event_without_the_pin(world: World) -> None:
    letter = order_pin_letter(world.case, actor="system")
    pin = issued(letter)
    case = Case.objects.get(pk=world.case.pk)
    assert len(pin) == PIN_LENGTH
    assert set(pin) <= set(PIN_ALPHABET)
    assert case.pin_fingerprint == fingerprint(case.slug, pin)
    assert case.pin_issued_at == clock.now()
    told = Event.objects.get(verb="issue-pin")
    assert (told.actor, told.chain, told.changes) == ("system", case.chain, {"letter": letter.pk})


def test_a_new_pin_voids_the_former_at_once(world: World) -> None:
    former = issued(order_pin_letter(world.case, actor="system"))
    new = issued(order_pin_letter(world.case, actor="system"))
    stored = Case.objects.get(pk=world.case.pk).pin_fingerprint
    assert stored == fingerprint(world.case.slug, new)
    assert stored != fingerprint(world.case.slug, former)


def test_a_new_pin_forgets_the_tries_against_this_case_only(world: World) -> None:
    for account in (None, world.camille):
        SignInTally.objects.create(
            ree="00001203", fund_number="99", account=account, wrong=20, locked_until=clock.now()
        )
    other = SignInTally.objects.create(ree="00001203", fund_number="21", wrong=7, locked_until=clock.now())
    issued(order_pin_letter(world.case, actor="system"))
    of_case = SignInTally.objects.filter(fund_number="99").values_list("wrong", "locked_until")
    assert list(of_case) == [(0, None), (0, None)]
    other.refresh_from_db()
    assert (other.wrong, other.locked_until) == (7, clock.now())


@pytest.mark.django_db(transaction=True)
def test_two_orders_at_once_leave_one_waiting_letter(world: World) -> None:
    start = Barrier(2)

    def work(_number: int) -> int:
        start.wait()
        try:
            return order_pin_letter(world.case, actor="system").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert Letter.objects.filter(state="requested").count() == 1


@pytest.mark.django_db(transaction=True)
def test_ordering_while_printing_ends_with_one_of_both(world: World, tmp_path: Path) -> None:
    """Whoever is first: the next printing prints what still waits, and its PIN is in force."""
    order_pin_letter(world.case, actor="system")
    start = Barrier(2)
    printer = Printer(tmp_path)

    def order() -> None:
        start.wait()
        try:
            order_pin_letter(world.case, actor="system")
        finally:
            connection.close()

    def work() -> None:
        start.wait()
        try:
            assert printer.print().failed == []
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for waiting in (pool.submit(order), pool.submit(work)):
            waiting.result()
    printer.print()
    states = sorted(Letter.objects.values_list("state", flat=True))
    assert states in (["printed", "printed"], ["printed", "superseded"])
    last = max(printer.secrets)
    stored = Case.objects.get(pk=world.case.pk).pin_fingerprint
    assert stored == fingerprint(world.case.slug, printer.secrets[last])
