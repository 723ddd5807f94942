"""How dates, money and numbers are shown: one look in all languages (design note 5.3).

Libraries format Swiss French and Italian in ways that officials do not write (CLDR gives "1 234,55 CHF"
and "3 nov. 2026"), so these few functions are ours. Time is shown in Europe/Zurich.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jobroom.rules.calendar import ZURICH

NBSP, MINUS, APOSTROPHE = "\u00a0", "\u2212", "\u2019"
MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ).split(),
    "en": "January February March April May June July August September October November December".split(),
}
LOCALES = {"de": "de-CH", "fr": "fr-CH", "it": "it-CH", "en": "en"}
LANGUAGE_NAMES = {"de": "Deutsch", "fr": "Français", "it": "Italiano", "en": "English"}


def language() -> str:
    """The two letters of the language of this page."""
    return (get_language() or "de")[:2]


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", APOSTROPHE)


def hundredths(value: int) -> str:
    """`109200` -> `1’092.00`; amounts in Rappen and hours in hundredths look alike."""
    whole, part = divmod(abs(value), 100)
    return f"{MINUS if value < 0 else ''}{_grouped(whole)}.{part:02d}"


def money(rappen: int) -> str:
    """`123455` -> `CHF 1’234.55`, negative with the sign in front."""
    return f"{MINUS if rappen < 0 else ''}CHF{NBSP}{hundredths(abs(rappen))}"


def hours(value: int) -> str:
    """`109200` -> `1’092.00 h`."""
    return f"{hundredths(value)}{NBSP}h"


def count(value: int) -> str:
    """`12345` -> `12’345`."""
    return _grouped(value)


def day(moment: date | datetime) -> str:
    """`30.11.2026` in all languages."""
    local = moment.astimezone(ZURICH) if isinstance(moment, datetime) else moment
    return f"{local:%d.%m.%Y}"


def minute(moment: datetime) -> str:
    """`30.11.2026, 14:07`."""
    return f"{moment.astimezone(ZURICH):%d.%m.%Y, %H:%M}"


def second(moment: datetime) -> str:
    """`30.11.2026, 14:07:32`, where the second matters."""
    return f"{moment.astimezone(ZURICH):%d.%m.%Y, %H:%M:%S}"


def second_with_offset(moment: datetime) -> str:
    """`30.11.2026, 14:07:32 (UTC+01:00)`, where it must be clear for ever."""
    local = moment.astimezone(ZURICH)
    return f"{local:%d.%m.%Y, %H:%M:%S} (UTC{local.isoformat()[-6:]})"


def clock_time(moment: datetime) -> str:
    """`14:07`."""
    return f"{moment.astimezone(ZURICH):%H:%M}"


def weekday(moment: datetime) -> str:
    """The name of the day, as it stands before a date in a sentence."""
    names = [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ]
    return names[moment.astimezone(ZURICH).weekday()]


def month(text: str, lang: str | None = None) -> str:
    """`2020-04` -> `April 2020`, `avril 2020`: as within a sentence."""
    return f"{MONTHS[lang or language()][int(text[5:]) - 1]} {text[:4]}"


def month_title(text: str) -> str:
    """`2020-04` -> `Avril 2020`: at the beginning of a line."""
    shown = month(text)
    return shown[0].upper() + shown[1:]


def of_month(text: str) -> str:
    """`April 2020`, `d’avril 2020`, `di aprile 2020`, `of April 2020`: after "the period"."""
    shown = month(text)
    match language():
        case "fr":
            return f"d’{shown}" if shown[0] in "ao" else f"de {shown}"
        case "it":
            return f"di {shown}"
        case "en":
            return f"of {shown}"
    return shown


def month_list(texts: list[str]) -> str:
    """Months, oldest first, each year named once: `April, Mai und Juni 2020, Januar 2021`."""
    years: dict[str, list[str]] = {}
    for text in sorted(texts):
        years.setdefault(text[:4], []).append(MONTHS[language()][int(text[5:]) - 1])
    parts = []
    for year, names in years.items():
        listed = names[0] if len(names) == 1 else _("%(first)s and %(last)s") % {
            "first": ", ".join(names[:-1]), "last": names[-1]}  # fmt: skip
        parts.append(f"{listed} {year}")
    return ", ".join(parts)


def masked_email(address: str) -> str:
    """`sandrine@hotel.example` -> `s•••@hotel.example`: to be recognised, not learnt."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}"


def either(words: Sequence[str]) -> str:
    """`PDF, JPG or PNG`."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
