"""Every text exists in four languages, says the same everywhere, and keeps the tone of design note 5."""

import re
from collections import defaultdict

import pytest
from babel.messages.catalog import Catalog

from tests.conventions.catalogs import Text, asked, forms, rooms, texts, translated
from tools.extract_messages import LANGUAGES

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
BANNED = {
    "en": r"please|sorry|invalid|not valid|oops|unfortunately|forbidden|e\.g\.|i\.e\.|etc\.",
    "de": r"bitte|leider|ungültig\w*|gültig\w*|verboten|Entschuldigung|bzw\.|ggf\.|z\. ?Hd\.|Benutzer|Nutzer",
    "fr": r"veuillez|s[’']il vous plaît|svp|désolée?s?|invalides?|malheureusement|cf\.|utilisateurs?",
    "it": r"per favore|si prega|spiacenti|non valid[oaie]|invalid[oaie]|purtroppo|vietato|utent[ei]",
}
LONGEST = {"en": 25, "de": 25, "fr": 28, "it": 28}


def key(message: object) -> object:
    ident = getattr(message, "id", None)
    return (ident[0] if isinstance(ident, tuple) else ident, getattr(message, "context", None))


def keys(catalog: Catalog) -> set[object]:
    return {key(message) for message in catalog if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    faults = []
    for room in rooms():
        catalog = translated(room, language)
        faults += [f"{room.name}: missing {lost}" for lost in keys(asked(room)) - keys(catalog)]
        faults += [f"{room.name}: no longer used {lost}" for lost in keys(catalog) - keys(asked(room))]
        faults += [f"{room.name}: obsolete {lost}" for lost in catalog.obsolete]
        for message in catalog:
            if message.id and (message.fuzzy or not all(text for _id, text in forms(message))):
                faults.append(f"{room.name}: not translated {message.id}")
    assert sorted(faults) == []


def test_a_translation_keeps_every_placeholder() -> None:
    def kept(text: Text) -> bool:
        return set(PLACEHOLDER.findall(text.text)) == set(PLACEHOLDER.findall(text.id))

    assert [text.where for text in texts() if text.text and not kept(text)] == []


def test_the_same_message_is_translated_alike_in_every_room() -> None:
    # Django joins the rooms into one list of messages: of two answers one would be lost. Where one word
    # has two meanings, `pgettext` tells them apart.
    said: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    for text in texts():
        if text.text and not text.counted:
            said[text.language, text.context, text.id].add(f"{text.room}: {text.text}")
    assert {at: all_ for at, all_ in said.items() if len({one.partition(": ")[2] for one in all_}) > 1} == {}


@pytest.mark.parametrize("language", BANNED)
def test_no_banned_word_and_no_exclamation_mark(language: str) -> None:
    banned = re.compile(rf"(?<![\w-])(?:{BANNED[language]})(?!\w)|!", re.IGNORECASE)
    assert [text.where for text in texts() if text.language == language and banned.search(text.text)] == []


def test_german_is_swiss_and_neutral() -> None:
    wrong = re.compile(r"ß|[„“”\"]|\w[*:_·]in(nen)?\b|\w/-?in(nen)?\b|\w/-innen")
    assert [text.where for text in texts() if text.language == "de" and wrong.search(text.text)] == []


def test_french_has_its_spaces_its_apostrophe_and_its_quotes() -> None:
    wrong = re.compile(r"(?<!\u202f)[?!;]|(?<!\u00a0):(?=\s|$)|'|[“”\"]|·")
    assert [text.where for text in texts() if text.language == "fr" and wrong.search(text.text)] == []


def test_italian_has_its_apostrophe_and_its_quotes() -> None:
    wrong = re.compile(r"'|[“”\"]|[\u202f\u00a0 ][?!;:]")
    assert [text.where for text in texts() if text.language == "it" and wrong.search(text.text)] == []


def test_no_sentence_is_too_long() -> None:
    long = []
    for text in texts():
        for sentence in re.split(r"(?<=[.?!:;])[\s\u00a0\u202f]+", text.text):
            if len(sentence.split()) > LONGEST[text.language]:
                long.append(f"{text.room}/{text.language}: {sentence!r}")
    assert long == []
