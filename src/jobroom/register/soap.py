"""The public UID register service V5, spoken through zeep (identity note 3.2 to 3.5).

Its WSDL is read from the service at the first question, never at start-up. Certificates and host names are
verified, entities and document types in answers are refused (T-REG-5), and every call ends after 8 seconds.
`Data_validation_failed` is final; every other fault, and silence, means: later. Answers are read tolerantly
by the names of their parts, because the schema has changed its order before.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import requests
from lxml import etree
from requests.exceptions import RequestException
from zeep import Client, Settings
from zeep.exceptions import Error as ZeepError
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.plugins import HistoryPlugin
from zeep.transports import Transport

from jobroom.register.entries import Address, Entry
from jobroom.register.found import MOST_ROWS, Found, Unreachable

SECONDS = 8
LANGUAGES = {"de": "de", "fr": "fr", "it": "it", "rm": "de", "en": "en"}


class OneHost(Transport):
    """Fetches every document of the description from the host that the operator set.

    The service describes itself in several documents and may name itself by another host or without TLS.
    """

    def __init__(self, address: str) -> None:
        super().__init__(session=requests.Session(), timeout=SECONDS, operation_timeout=SECONDS)
        parts = urlsplit(address)
        self._scheme, self._host = parts.scheme, parts.netloc

    def load(self, url: str) -> bytes:
        """A document of the description."""
        ours = urlsplit(url)._replace(scheme=self._scheme, netloc=self._host)
        return bytes(super().load(ours.geturl()))


class SoapRegister:
    """Asks the service; one connection per process."""

    limited = True

    def __init__(self, wsdl: str) -> None:
        self.wsdl = wsdl
        self._history = HistoryPlugin(maxlen=1)

    def by_uid(self, uid: str) -> Found:
        """The company with this number. Raises: Unreachable."""
        number = {"uidOrganisationIdCategorie": uid[:3], "uidOrganisationId": int(uid[3:])}
        answer = self._ask("GetByUID", uid=number)
        rows = [_entry(row) for row in _rows(answer, "organisationType")]
        received = self._history.last_received or {}
        raw = etree.tostring(received["envelope"], encoding="unicode")
        return Found(str(raw), next((row for row in rows if row.uid == uid), None))

    def by_name(self, name: str, town: str = "") -> list[Entry]:
        """Companies whose name holds every word, at most 30. Raises: Unreachable."""
        wanted: dict[str, Any] = {"organisationName": name}
        if town:
            wanted["address"] = {"town": town}
        config = {
            "searchMode": "Auto", "maxNumberOfRecords": MOST_ROWS, "searchNameAndAddressHistory": False,
        }  # fmt: skip
        answer = self._ask("Search", searchParameters={"uidEntitySearchParameters": wanted}, config=config)
        found = [_part(row, "organisation") for row in _rows(answer, "uidEntitySearchResultItem")]
        return [_entry(row) for row in found][:MOST_ROWS]

    def _ask(self, operation: str, **values: Any) -> Any:
        """The plain answer; None where the service says that the number or the words are wrong."""
        try:
            return serialize_object(self._client.service[operation](**values), dict)
        except Fault as fault:
            if _error_of(fault) == "Data_validation_failed":
                return None
            raise Unreachable(_error_of(fault)) from fault
        except (RequestException, ZeepError, etree.XMLSyntaxError, ValueError) as error:
            raise Unreachable(type(error).__name__) from error

    @cached_property
    def _client(self) -> Client:
        safe = Settings(strict=False, forbid_dtd=True, forbid_entities=True)
        return Client(self.wsdl, transport=OneHost(self.wsdl), settings=safe, plugins=[self._history])


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
