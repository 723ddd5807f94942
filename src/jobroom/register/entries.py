"""What the UID register says about a company, in our words and without loss.

Fields: identity note 3.3. An address is one block of the register, never a mixture of two (T-REG-4). The
public service does not tell who may sign; an empty tuple means that nobody knows, not that nobody may.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from jobroom.rules.addresses import box_line, reaches_somebody
from jobroom.rules.register import NoLetter, no_letter

ENTERED, NOT_ENTERED = 2, 3  # commercialRegisterStatus
ENTRY_STRUCK_OFF = {1: False, 2: True, 3: False}  # commercialRegisterEntryStatus


@dataclass(frozen=True, slots=True)
class Address:
    """One address block; every part may be empty."""

    category: str = ""
    line1: str = ""
    line2: str = ""
    street: str = ""
    house_number: str = ""
    po_box: str = ""
    zip: str = ""
    town: str = ""
    canton: str = ""
    country: str = "CH"

    def lines(self, language: str = "") -> list[str]:
        """As it stands in the window of a letter, below the name, in the language of the receiver."""
        place = f"{self.zip} {self.town}".strip()
        abroad = f"{self.country}-" if self.country not in ("", "CH") else ""
        rows = [
            self.line1, self.line2, f"{self.street} {self.house_number}".strip(),
            box_line(self.po_box, language), f"{abroad}{place}" if place else "",
        ]  # fmt: skip
        return [row for row in rows if row]

    @property
    def reaches_somebody(self) -> bool:
        """Whether the post can bring a letter there."""
        more = bool(self.street or self.po_box or self.line1 or self.line2)
        return reaches_somebody(zip_code=self.zip, town=self.town, country=self.country, more=more)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who may sign for the company, alone or jointly."""

    name: str
    joint: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register; `status` and the codes are those of the register."""

    uid: str
    name: str
    status: int
    legal_form: str = ""
    additional_name: str = ""
    public: bool = True
    commercial_status: int = 0
    commercial_entry_status: int = 0
    vat_status: int = 0
    language: str = ""
    address: Address | None = None
    successor: str = ""
    noga: str = ""
    founded: str = ""
    liquidated: str = ""
    signatories: tuple[Signatory, ...] = ()

    def address_lines(self) -> list[str]:
        """The address below the name, in the language of correspondence; nothing where there is none."""
        return self.address.lines(self.language) if self.address else []

    def no_letter(self) -> NoLetter | None:
        """Why no letter can go to this entry, or None."""
        return no_letter(
            self.status,
            legal_form=self.legal_form,
            struck_off=self._struck_off(),
            has_address=self.address is not None and self.address.reaches_somebody,
        )

    def _struck_off(self) -> bool | None:
        """Whether the commercial register has deleted the entry; None where nobody says."""
        if self.commercial_status == NOT_ENTERED:
            return False
        return (
            ENTRY_STRUCK_OFF.get(self.commercial_entry_status) if self.commercial_status == ENTERED else None
        )

    def source(self) -> str:
        """Which register an address must be corrected in (T-REG-6): `commercial`, `vat` or `uid`."""
        if self.commercial_status == ENTERED:
            return "commercial"
        return "vat" if self.vat_status == ENTERED else "uid"

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Entry":
        """The entry that `as_dict` made plain."""
        address = values.get("address")
        signatories = tuple(Signatory(**row) for row in values.get("signatories", ()))
        made = {**values, "address": Address(**address) if address else None, "signatories": signatories}
        return cls(**made)
