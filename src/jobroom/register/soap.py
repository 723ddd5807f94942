"""The public UID register service V5, spoken through zeep (identity note 3.2 to 3.5).

Its WSDL is read from the service at the first question, never at start-up. Certificates and host names are
verified, entities and document types in answers are refused (T-REG-5); `transport` says where it may ask and
for how long. Every question has a thread of its own, so that nobody reads the answer to somebody else's.
`Data_validation_failed` is final; every other fault, and silence, means: later. Answers are read tolerantly
by the names of their parts, because the schema has changed its order before.
"""

from collections.abc import Mapping
from typing import Any

from lxml import etree
from requests.exceptions import RequestException
from zeep import Client, Settings
from zeep.exceptions import Error as ZeepError
from zeep.exceptions import Fault
from zeep.helpers import serialize_object

from jobroom.register.entries import Address, Entry
from jobroom.register.found import MOST_ROWS, Found, Unreachable
from jobroom.register.transport import ALL_SECONDS, OneHost, within

LANGUAGES = {"de": "de", "fr": "fr", "it": "it", "rm": "de", "en": "en"}


class SoapRegister:
    """Asks the service; its description is read once per process."""

    limited = True

    def __init__(self, wsdl: str) -> None:
        self.wsdl = wsdl
        self._described: Client | None = None

    def by_uid(self, uid: str) -> Found:
        """The company with this number. Raises: Unreachable."""
        number = {"uidOrganisationIdCategorie": uid[:3], "uidOrganisationId": int(uid[3:])}
        raw, answer = self._ask("GetByUID", uid=number)
        rows = [_entry(row) for row in _rows(answer, "organisationType")]
        return Found(raw, next((row for row in rows if row.uid == uid), None))

    def by_name(self, name: str, town: str = "") -> list[Entry]:
        """Companies whose name holds every word, at most 30. Raises: Unreachable."""
        wanted: dict[str, Any] = {"organisationName": name}
        if town:
            wanted["address"] = {"town": town}
        config = {
            "searchMode": "Auto", "maxNumberOfRecords": MOST_ROWS, "searchNameAndAddressHistory": False,
        }  # fmt: skip
        _raw, answer = self._ask(
            "Search", searchParameters={"uidEntitySearchParameters": wanted}, config=config
        )
        found = [_part(row, "organisation") for row in _rows(answer, "uidEntitySearchResultItem")]
        return [_entry(row) for row in found][:MOST_ROWS]

    def _ask(self, operation: str, **values: Any) -> tuple[str, Any]:
        """The answer as it came, and what it says; None where the service refuses the number or the words."""
        try:
            return within(ALL_SECONDS, lambda: self._answer(operation, values))
        except Fault as fault:
            raise Unreachable(_error_of(fault)) from fault
        except (RequestException, ZeepError, etree.XMLSyntaxError, ValueError, TimeoutError) as error:
            raise Unreachable(type(error).__name__) from error

    def _answer(self, operation: str, values: Mapping[str, Any]) -> tuple[str, Any]:
        client = self._client()
        try:
            said = serialize_object(client.service[operation](**values), dict)
        except Fault as fault:
            if _error_of(fault) != "Data_validation_failed":
                raise
            said = None
        return client.transport.last_answer(), said

    def _client(self) -> Client:
        """Two threads may both read the description; a lock would make one wait for what may never come."""
        if self._described is None:
            safe = Settings(strict=False, forbid_dtd=True, forbid_entities=True)
            self._described = Client(self.wsdl, transport=OneHost(self.wsdl), settings=safe)
        return self._described


def _error_of(fault: Fault) -> str:
    named = fault.detail.iter("{*}error") if etree.iselement(fault.detail) else ()
    return next((str(row.text) for row in named if row.text), "fault without a name")


def _rows(answer: Any, name: str) -> list[Mapping[str, Any]]:
    """The rows of a list, whether it comes bare or inside of an element of that name."""
    held = answer.get(name) if isinstance(answer, Mapping) else answer
    return [row for row in held or [] if isinstance(row, Mapping)]


def _part(values: Any, *path: str) -> Any:
    for name in path:
        values = _chosen(values).get(name)
    return values if values is not None else {}


def _chosen(values: Any) -> Mapping[str, Any]:
    """The parts by name, also those of a repeated choice: zeep hands them on as a list without a name."""
    if not isinstance(values, Mapping):
        return {}
    rows = [row for row in values.get("_value_1") or [] if isinstance(row, Mapping)]
    return {**values, **{name: part for row in rows for name, part in row.items() if part is not None}}


def _text(values: Any, *path: str) -> str:
    found = _part(values, *path)
    return "" if isinstance(found, Mapping) else str(found).strip()


def _date(values: Any, *path: str) -> str:
    """A date that may be known in part: the year, the month or the day, whichever is there."""
    found = _part(values, *path)
    known = [str(part) for part in found.values() if part] if isinstance(found, Mapping) else [str(found)]
    return known[0].strip() if known else ""


def _number(values: Any, *path: str) -> int:
    text = _text(values, *path)
    return int(text) if text.isdigit() else 0


def _uid(values: Any) -> str:
    """The number is a number in the schema: leading zeros come back here."""
    digits = _text(values, "uidOrganisationId")
    return f"{_text(values, 'uidOrganisationIdCategorie')}{digits.zfill(9)}" if digits else ""


def _entry(row: Mapping[str, Any]) -> Entry:
    organisation = _part(row, "organisation")
    named = _part(organisation, "organisationIdentification")
    entered = _part(row, "commercialRegisterInformation")
    status = _part(row, "uidregInformation")
    return Entry(
        uid=_uid(_part(named, "uid")), name=_text(named, "organisationName"),
        additional_name=_text(named, "organisationAdditionalName"), legal_form=_text(named, "legalForm"),
        status=_number(status, "uidregStatusEnterpriseDetail"),
        public=_text(status, "uidregPublicStatus") in ("1", "True", ""),
        commercial_status=_number(entered, "commercialRegisterStatus"),
        commercial_entry_status=_number(entered, "commercialRegisterEntryStatus"),
        vat_status=_number(row, "vatRegisterInformation", "vatStatus"),
        language=LANGUAGES.get(_text(organisation, "languageOfCorrespondance").lower(), ""),
        address=_address(_rows(organisation, "address")), successor=_uid(_part(status, "uidReplacement")),
        noga=_text(organisation, "NOGACode"),
        founded=_date(organisation, "foundation", "foundationDate"),
        liquidated=_date(organisation, "liquidation", "liquidationDate"),
    )  # fmt: skip


def _address(blocks: list[Mapping[str, Any]]) -> Address | None:
    """The legal address, else the first one; always one block as it is (T-REG-4)."""
    legal = [block for block in blocks if _text(block, "addressCategory") == "LEGAL"]
    block = next(iter([*legal, *blocks]), None)
    if block is None:
        return None
    box = _text(block, "postOfficeBoxNumber")
    return Address(
        category=_text(block, "addressCategory"), line1=_text(block, "addressLine1"),
        line2=_text(block, "addressLine2"), street=_text(block, "street"),
        house_number=_text(block, "houseNumber"), po_box=box,
        zip=_text(block, "swissZipCode") or _text(block, "foreignZipCode"), town=_text(block, "town"),
        canton=_text(block, "cantonAbbreviation"), country=_text(block, "countryIdISO2") or "CH",
    )  # fmt: skip
