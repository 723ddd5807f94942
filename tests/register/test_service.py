"""The public service, asked over HTTP: what comes back, what is refused, and what waits."""

import hashlib
import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from jobroom.journal import clock
from jobroom.register import soap, transport
from jobroom.register.entries import Address, Entry
from jobroom.register.gate import RegisterAway
from jobroom.register.lookup import last_answer, look_up, search
from jobroom.register.models import Gate, RegisterAnswer
from jobroom.rules.numbers import NumberFault
from tests.register.server import StandIn, address_xml, entry_xml, serving, uid_xml
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
HOTEL = "CHE123456788"
LEGAL = address_xml(
    addressCategory="LEGAL", addressLine1="c/o Famille Exemple", street="Rue du Lac", houseNumber="4",
    town="Vevey", swissZipCode="1800", cantonAbbreviation="VD", countryIdISO2="CH",
)  # fmt: skip
OTHER = address_xml(
    addressCategory="CORRESPONDENCE", postOfficeBoxNumber="Case postale 12", town="Montreux",
    swissZipCode="1820", countryIdISO2="CH",
)  # fmt: skip


@pytest.mark.parametrize("typed", ["CHE-123.456.788", "CHE123456788", "che 123 456 788 tva"])
def test_T_REG_1_every_way_of_writing_a_number_asks_for_the_same(service: StandIn, typed: str) -> None:
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", addresses=LEGAL)
    answer = look_up(typed)
    assert answer.entry == Entry(
        uid=HOTEL, name="Hôtel Exemple SA", status=3, legal_form="0106", commercial_status=2,
        commercial_entry_status=1, vat_status=2, language="fr", noga="551001", founded="1999-04-01",
        address=Address(
            "LEGAL", "c/o Famille Exemple", "", "Rue du Lac", "4", "", "1800", "Vevey", "VD", "CH"
        ),
    )  # fmt: skip
    assert answer.fetched_at == NOW
    assert len(service.asked) == 1


@pytest.mark.parametrize("typed", ["CHE-123.456.789", "ADM-123.456.788", "12"])
def test_T_REG_1_a_number_that_cannot_exist_is_refused_without_a_call(service: StandIn, typed: str) -> None:
    with pytest.raises(NumberFault):
        look_up(typed)
    assert service.asked == []
    assert not RegisterAnswer.objects.exists()


def test_leading_zeros_come_back(service: StandIn) -> None:
    service.answers["CHE012345678"] = entry_xml("12345678", "Null Muster AG")
    assert soap.SoapRegister(f"{service.address}?wsdl").by_uid("CHE012345678").entry == Entry(
        uid="CHE012345678", name="Null Muster AG", status=3, legal_form="0106", commercial_status=2,
        commercial_entry_status=1, vat_status=2, language="fr", noga="551001", founded="1999-04-01",
    )  # fmt: skip


def test_T_REG_2_a_successor_is_told(service: StandIn) -> None:
    more = f"<e108:uidReplacement>{uid_xml('116281710')}</e108:uidReplacement>"
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", status=5, more=more)
    entry = look_up(HOTEL).entry
    assert entry is not None
    assert (entry.no_letter(), entry.successor) == ("deleted", "CHE116281710")


def test_T_REG_3_an_answer_serves_for_a_day_and_is_kept_with_its_hash(service: StandIn) -> None:
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", addresses=LEGAL)
    first = look_up(HOTEL)
    with clock.at(NOW + timedelta(hours=24, seconds=-1)):
        assert look_up(HOTEL) == first
        assert last_answer(HOTEL) == first
    with clock.at(NOW + timedelta(hours=24)):
        assert look_up(HOTEL).number != first.number
    with clock.at(NOW + timedelta(hours=25)):
        look_up(HOTEL, at_most=timedelta(0))
    assert len(service.asked) == 3
    rows = RegisterAnswer.objects.order_by("pk")
    assert [row.fetched_at for row in rows] == [
        NOW, NOW + timedelta(hours=24), NOW + timedelta(hours=25)
    ]  # fmt: skip
    assert rows[0].sha256 == first.sha256
    assert "Rue du Lac" in rows[0].raw


def test_T_REG_4_blocks_are_never_mixed_and_long_names_survive(service: StandIn) -> None:
    long = "Genossenschaft " + "x" * 135
    service.answers[HOTEL] = entry_xml("123456788", long, addresses=OTHER + LEGAL)
    entry = look_up(HOTEL).entry
    assert entry is not None
    assert entry.address is not None
    assert entry.name == long
    assert entry.address.lines() == ["c/o Famille Exemple", "Rue du Lac 4", "1800 Vevey"]


def test_T_REG_4_an_address_abroad_and_a_box_survive(service: StandIn) -> None:
    block = address_xml(street="Via Modello", houseNumber="5", postOfficeBoxNumber="Casella postale 3",
                        town="Como", foreignZipCode="22100", countryIdISO2="IT")  # fmt: skip
    service.answers[HOTEL] = entry_xml("123456788", "Esempio SA", addresses=block)
    entry = look_up(HOTEL).entry
    assert entry is not None
    assert entry.address is not None
    assert entry.address.lines() == ["Via Modello 5", "Casella postale 3", "IT-22100 Como"]


def test_T_REG_5_a_limit_is_a_delay_that_doubles(service: StandIn) -> None:
    service.fault = "Request_limit_exceeded"
    for failures, seconds in enumerate((8, 16, 32), start=1):
        moment = clock.now() + timedelta(seconds=60 * failures)
        with clock.at(moment), pytest.raises(RegisterAway) as away:
            look_up(HOTEL)
        assert away.value.until == moment + timedelta(seconds=seconds)
    asked = len(service.asked)
    with clock.at(moment + timedelta(seconds=31)), pytest.raises(RegisterAway):
        look_up(HOTEL)
    assert len(service.asked) == asked
    service.fault = ""
    with clock.at(moment + timedelta(seconds=32)):
        assert look_up(HOTEL).entry is None
    assert Gate.objects.get().failures == 0


def test_T_REG_5_a_number_that_the_service_refuses_is_an_answer(service: StandIn) -> None:
    service.fault = "Data_validation_failed"
    assert look_up(HOTEL).entry is None
    assert Gate.objects.get().failures == 0


@pytest.mark.parametrize("kind", ["InfrastructureFault", "SecurityFault"])
def test_T_REG_5_other_faults_are_delays(service: StandIn, kind: str) -> None:
    service.fault, service.fault_kind = "Internal", kind
    with pytest.raises(RegisterAway):
        look_up(HOTEL)
    assert not RegisterAnswer.objects.exists()


@pytest.mark.parametrize("status", [429, 502, 503])
def test_T_REG_5_a_service_that_is_away_is_a_delay(service: StandIn, status: int) -> None:
    service.status = status
    with pytest.raises(RegisterAway):
        look_up(HOTEL)
    assert not RegisterAnswer.objects.exists()


def test_T_REG_5_silence_is_a_delay(service: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "SILENCE", 0.2)
    service.wait = 1.0
    with pytest.raises(RegisterAway):
        look_up(HOTEL)


@pytest.mark.parametrize("drip_from", [0, 120])
def test_T_REG_5_an_answer_that_drips_is_a_delay(
    service: StandIn, monkeypatch: pytest.MonkeyPatch, drip_from: int
) -> None:
    """From the head or from the body on: no silence is long, but all of it is."""
    assert transport.ALL_SECONDS < 30
    look_up("CHE116281710")  # the description is known
    monkeypatch.setattr(soap, "ALL_SECONDS", 0.4)
    monkeypatch.setattr(transport, "ALL_SECONDS", 0.2)
    service.drip, service.drip_from = 0.05, drip_from
    began = time.monotonic()
    with pytest.raises(RegisterAway):
        look_up(HOTEL)
    assert time.monotonic() - began < 2
    assert not RegisterAnswer.objects.filter(uid=HOTEL).exists()


def test_T_REG_5_an_answer_without_end_is_a_delay(service: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    look_up("CHE116281710")
    monkeypatch.setattr(transport, "MOST_BYTES", 2_000)
    service.answers[HOTEL] = entry_xml("123456788", "x" * 4_000)
    with pytest.raises(RegisterAway):
        look_up(HOTEL)


def test_T_REG_3_the_answer_is_kept_byte_for_byte(service: StandIn) -> None:
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel &#38; Exemple SA", addresses=LEGAL)
    service.prefix = '<?xml version="1.0"  encoding="utf-8" ?>'
    answer = look_up(HOTEL)
    row = RegisterAnswer.objects.get()
    assert row.raw.startswith('<?xml version="1.0"  encoding="utf-8" ?><s:Envelope xmlns:s=')
    assert "Hôtel &#38; Exemple SA" in row.raw
    assert answer.sha256 == hashlib.sha256(row.raw.encode()).hexdigest()


def test_T_REG_3_nobody_reads_the_answer_to_the_question_of_another(service: StandIn) -> None:
    numbers = {"CHE116281710": "Garage", HOTEL: "Hôtel"}
    service.answers.update({uid: entry_xml(uid[3:], name) for uid, name in numbers.items()})
    register = soap.SoapRegister(f"{service.address}?wsdl")
    register.by_uid(HOTEL)
    service.wait = 0.1
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(register.by_uid, [*numbers] * 10))
    told = [(row.entry.name if row.entry else "", "Garage" in row.raw, "Hôtel" in row.raw) for row in found]
    assert told == [("Garage", True, False), ("Hôtel", False, True)] * 10


@pytest.mark.parametrize("change", ["update", "delete"])
def test_T_REG_3_an_answer_can_be_neither_changed_nor_deleted(service: StandIn, change: str) -> None:
    look_up(HOTEL)
    rows = RegisterAnswer.objects.all()
    before = rows.values_list("raw", flat=True).get()
    with pytest.raises(DatabaseError, match="kept as they came"), transaction.atomic():
        rows.update(raw="another") if change == "update" else rows.delete()
    assert rows.values_list("raw", flat=True).get() == before


def test_T_REG_3_an_answer_cannot_be_replaced(service: StandIn) -> None:
    number = look_up(HOTEL).number
    replace = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"{replace} INTO register_registeranswer (id, source, uid, raw, sha256, fetched_at)"
            " VALUES (%s, '', '', 'another', '', '2026-01-01T00:00:00Z')",
            [number],
        )
    assert "another" not in RegisterAnswer.objects.get().raw


def test_T_REG_4_a_box_that_is_a_bare_number_gets_its_word(service: StandIn) -> None:
    block = address_xml(postOfficeBoxNumber="12", town="Vevey", swissZipCode="1800", countryIdISO2="CH")
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", addresses=block)
    entry = look_up(HOTEL).entry
    assert entry is not None
    assert entry.address_lines() == ["Case postale 12", "1800 Vevey"]


def test_a_village_without_streets_gets_its_letter_and_a_street_without_a_place_does_not(
    service: StandIn,
) -> None:
    village = address_xml(town="Inden", swissZipCode="3953", countryIdISO2="CH")
    street = address_xml(addressLine1="c/o", street="Rue du Lac", swissZipCode="1800", countryIdISO2="CH")
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", addresses=village)
    service.answers["CHE116281710"] = entry_xml("116281710", "Garage Modell AG", addresses=street)
    reasons = [entry.no_letter() for uid in (HOTEL, "CHE116281710") if (entry := look_up(uid).entry)]
    assert reasons == [None, "no-address"]


def test_T_REG_5_nobody_there_is_a_delay(settings: Settings) -> None:
    with serving() as gone:
        settings.UID_REGISTER = f"{gone.address}?wsdl"
    with pytest.raises(RegisterAway):
        look_up(HOTEL)


def test_T_REG_5_entities_in_an_answer_are_refused(service: StandIn) -> None:
    service.answers[HOTEL] = entry_xml("123456788", "&name;")
    service.prefix = '<!DOCTYPE x [<!ENTITY name "expanded">]>'
    with pytest.raises(RegisterAway):
        look_up(HOTEL)
    assert not RegisterAnswer.objects.exists()


def test_T_REG_5_a_certificate_that_nobody_vouches_for_is_refused(settings: Settings, tmp_path: Path) -> None:
    with serving(certificate(tmp_path)) as stand_in:
        stand_in.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA")
        settings.UID_REGISTER = f"{stand_in.address}?wsdl"
        with pytest.raises(RegisterAway):
            look_up(HOTEL)
        assert stand_in.asked == []


def test_no_minute_has_more_than_fifteen_calls(service: StandIn) -> None:
    for seconds in range(0, 60, 2):
        with clock.at(NOW + timedelta(seconds=seconds)), suppress(RegisterAway):
            while True:
                look_up(HOTEL, at_most=timedelta(0))
    assert len(service.asked) == 14


def test_whoever_comes_too_often_is_told_when_it_goes_on(service: StandIn) -> None:
    for _ in range(5):
        look_up(HOTEL, at_most=timedelta(0))
    with pytest.raises(RegisterAway) as away:
        look_up(HOTEL, at_most=timedelta(0))
    assert away.value.until == NOW + timedelta(seconds=6)
    assert len(service.asked) == 5


def test_every_document_is_fetched_from_the_host_that_was_named(service: StandIn) -> None:
    service.named_address = service.address.replace("localhost", "elsewhere.example")
    documents = transport.OneHost(f"{service.address}?wsdl")
    assert b"<definitions" in documents.load(f"{service.named_address}?wsdl")


def test_T_REG_5_every_question_goes_to_the_host_that_was_named(service: StandIn) -> None:
    service.named_address = service.address.replace("localhost", "elsewhere.example")
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", addresses=LEGAL)
    entry = look_up(HOTEL).entry
    assert entry is not None
    assert entry.name == "Hôtel Exemple SA"


def test_T_REG_5_nobody_is_followed_who_leads_elsewhere(service: StandIn) -> None:
    with serving() as elsewhere:
        elsewhere.answers[HOTEL] = entry_xml("123456788", "Somebody Else AG", addresses=LEGAL)
        service.leads_to = elsewhere.address
        with pytest.raises(RegisterAway):
            look_up(HOTEL)
        assert elsewhere.asked == []
    assert not RegisterAnswer.objects.exists()


def test_T_REG_5_a_register_elsewhere_is_asked_with_tls_only(settings: Settings) -> None:
    settings.UID_REGISTER = "http://register.example/PublicServices.svc?wsdl"
    with pytest.raises(ImproperlyConfigured):
        look_up(HOTEL)


def test_answers_of_one_register_never_serve_for_another(service: StandIn, settings: Settings) -> None:
    real, settings.UID_REGISTER = settings.UID_REGISTER, "file"
    assert look_up(HOTEL).entry is not None
    settings.UID_REGISTER = real
    assert last_answer(HOTEL) is None
    assert look_up(HOTEL).entry is None
    assert len(service.asked) == 1


def test_a_name_is_found_and_a_town_goes_along(service: StandIn) -> None:
    service.answers[HOTEL] = entry_xml("123456788", "Hôtel Exemple SA", addresses=LEGAL)
    service.answers["CHE116281710"] = entry_xml("116281710", "Garage Modell AG")
    assert [row.uid for row in search("exemple", "Vevey")] == [HOTEL]
    assert re.search(r"<\w+:town[^>]*>Vevey<", service.asked[0])
    assert search("nobody") == []


def certificate(folder: Path) -> Path:
    """A key and a certificate for localhost that nobody has signed but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = folder / "service.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file
