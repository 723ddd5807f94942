"""References and PINs: which signs they use, how they are read when typed badly.

A reference is a type prefix and eight signs of Crockford's base 32 (no I, L, O, U), the last one a check
sign, shown 4-4: `ER-7K4M-9QXP` is its shape. It carries no data. The check sign is arithmetic in the field
of 32 elements: it finds every single wrong sign and every two signs that were swapped.
Given up: ISO 7064 (modulo 33,32), which lets about one swap of neighbours in 500 pass.
A PIN is eight signs without look-alikes (domain note 9, assumption 14). Sources: design note 4.0 and 5.3.
The code of a letter is twelve of 23 signs without vowels and look-alikes (54 bits) and a check sign, shown in
groups of four (identity note 8). 23 is a prime: a weighted sum finds every wrong sign and every two swapped.
Chance comes in from outside, so that these functions stay pure.
"""

import re
from collections.abc import Callable, Sequence

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_KINDS = ("ER", "KR", "FR", "KO", "SU", "BR")
PIN_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
PIN_LENGTH = 8
LETTER_ALPHABET = "2345789CDFGHJKMNPRTVWXY"
CODE_LENGTH = 12
STOP_LENGTH = 8

_JUNK = re.compile(r"[\s\-–.:]+")
_FORGIVEN = str.maketrans("OIL", "011")
_TWINS = str.maketrans("BSZ6", "852G")


def make_reference(kind: str, choose: Callable[[Sequence[str]], str]) -> str:
    """A new reference of a kind; `choose` picks one sign, as `secrets.choice` does."""
    body = "".join(choose(CROCKFORD) for _ in range(7))
    return _shown(kind, body + CROCKFORD[_doubled(_weighed(body))])


def parse_reference(text: str, kind: str | None = None) -> str | None:
    """The reference in its normal form, or None. Forgives case, hyphens, O for 0, I and L for 1.

    The prefix may be missing when `kind` says what is expected.
    """
    compact = _JUNK.sub("", text).upper()
    prefix = compact[:2] if len(compact) == 10 else (kind or "")
    body = compact[-8:].translate(_FORGIVEN)
    if prefix not in REFERENCE_KINDS or (kind is not None and prefix != kind):
        return None
    if len(compact) not in (8, 10) or any(sign not in CROCKFORD for sign in body):
        return None
    if _weighed(body) != 0:
        return None
    return _shown(prefix, body)


def _doubled(value: int) -> int:
    """Multiply by x in the field of 32 elements, modulo x^5 + x^2 + 1."""
    return value << 1 if value < 16 else (value << 1) ^ 0b100101


def _weighed(signs: str) -> int:
    """The sum of all signs, each multiplied by x once for every sign behind it; 0 when the last sign fits."""
    total = 0
    for sign in signs:
        total = _doubled(total) ^ CROCKFORD.index(sign)
    return total


def _shown(kind: str, body: str) -> str:
    return f"{kind}-{body[:4]}-{body[4:]}"


def make_pin(choose: Callable[[Sequence[str]], str]) -> str:
    """A new PIN of eight signs, about 39 bits."""
    return "".join(choose(PIN_ALPHABET) for _ in range(PIN_LENGTH))


def parse_pin(text: str) -> str:
    """A PIN as typed, in its normal form: capitals, no spaces, no hyphens. Length is not judged here."""
    return _JUNK.sub("", text).upper()


def format_pin(pin: str) -> str:
    """`AB23CD45` -> `AB23 CD45`, as the letter prints it."""
    return f"{pin[:4]} {pin[4:]}"


def make_letter_code(choose: Callable[[Sequence[str]], str], length: int = CODE_LENGTH) -> str:
    """A new code of so many signs and a check sign; `choose` picks one sign, as `secrets.choice` does."""
    signs = "".join(choose(LETTER_ALPHABET) for _ in range(length))
    return signs + LETTER_ALPHABET[-_summed(signs) * pow(length + 1, -1, 23) % 23]


def parse_letter_code(text: str, length: int = CODE_LENGTH) -> str | None:
    """A code as typed, in its normal form, or None where it cannot be one.

    Forgives case, spaces, hyphens, and twins of signs that are not used: B for 8, S for 5, Z for 2, 6 for G.
    """
    signs = _JUNK.sub("", text).upper().translate(_TWINS)
    if len(signs) != length + 1 or any(sign not in LETTER_ALPHABET for sign in signs):
        return None
    return signs if _summed(signs) == 0 else None


def format_letter_code(code: str) -> str:
    """`CDFG2345HJKMN` -> `CDFG 2345 HJKM N`, as the letter prints it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def _summed(signs: str) -> int:
    """Each sign times its place, modulo 23; 0 when the last sign fits."""
    return sum(place * LETTER_ALPHABET.index(sign) for place, sign in enumerate(signs, start=1)) % 23
