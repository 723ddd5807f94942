"""How the cells of an employee are read: as people type them, in any language, errors from the catalogue."""

from typing import Any

from jobroom.claims.entries import WageType
from jobroom.pages.catalogue import fault
from jobroom.pages.forms import HundredthsField, KeyedField

MOST_SIGNS = 120
WORDS = {
    WageType.MONTHLY: "monthly month monatlich monat monatslohn mensuel mois mensile mese m",
    WageType.HOURLY: "hourly hour stündlich stunde stundenlohn horaire heure orario ora h",
}
WAGE_TYPES = {word: kind for kind, words in WORDS.items() for word in words.split()}
YES = frozenset("1 x yes y true on ja j wahr oui o vrai sì si s vero".split())
NO = frozenset("0 - no n false off nein falsch non faux falso".split())


class NameField(KeyedField):
    """The name of an employee on one line."""

    def read(self, text: str) -> str:
        name = " ".join(text.split())
        if len(name) > MOST_SIGNS:
            raise fault("name.long", n=len(name), m=MOST_SIGNS)
        return name


class ChoiceWordField(KeyedField):
    """Monthly or hourly wage, by a word of any of the four languages."""

    def nothing(self) -> Any:
        return None

    def read(self, text: str) -> WageType:
        kind = WAGE_TYPES.get(text.casefold().strip(" ."))
        if kind is None:
            raise fault("wage.type", x=text[:20])
        return kind


class OptionalHundredths(HundredthsField):
    """Francs or hours that may still be missing."""

    def __init__(self, kind: str, *, most: int, **kwargs: Any) -> None:
        super().__init__(kind, most=most, **kwargs)
        self.empty = None

    def nothing(self) -> Any:
        return None


class DaysField(OptionalHundredths):
    """Days of a year or percent of a full post, with at most two decimals; a percent sign is understood."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__("days", most=most, **kwargs)

    def read(self, text: str) -> int:
        return super().read(text.removesuffix("%").strip())


class YesField(KeyedField):
    """Yes or no, by a word of any of the four languages; nothing means no."""

    def nothing(self) -> bool:
        return False

    def read(self, text: str) -> bool:
        word = text.casefold()
        if word not in YES | NO:
            raise fault("yes.no", x=text[:20])
        return word in YES
