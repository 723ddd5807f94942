"""How a postal address is written in Switzerland, as far as machines get it wrong.

Registers and import files may hold a post office box as a bare number; on an envelope it needs its word, in
the language of the receiver. A village address has no street; a place needs its name and, in Switzerland, its
postcode. Given up: checking addresses against a directory of streets, which is not ours to keep.
"""

BOX_WORDS = {"de": "Postfach", "fr": "Case postale", "it": "Casella postale", "en": "PO box"}


def box_line(box: str, language: str) -> str:
    """The line of a post office box; a bare number gets its word, anything else stays as it is."""
    text = box.strip()
    bare = text.replace(" ", "").isdigit()
    return f"{BOX_WORDS.get(language, BOX_WORDS['de'])} {text}" if bare else text


def reaches_somebody(*, zip_code: str, town: str, country: str, more: bool) -> bool:
    """Whether the post can bring a letter there; `more` tells of a street, a box or another line.

    Some countries have no postcodes, so abroad a town with a street is enough.
    """
    abroad = country not in ("", "CH")
    return bool(town) and (bool(zip_code) or (abroad and more))
