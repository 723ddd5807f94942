"""Secrets that must be read again, sealed with a key that lies outside of the database (promise 5).

Fernet (AES-128-CBC with HMAC-SHA-256) of the `cryptography` package. `JOBROOM_DATA_KEY` may name several
keys, separated by commas: the first one seals, all of them open, so that a key can be changed.
"""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """Text that says nothing without the key."""
    return _box(settings.DATA_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed. Raises: InvalidToken where the key is another one or the text was changed."""
    return _box(settings.DATA_KEY).decrypt(sealed.encode()).decode()


@lru_cache(maxsize=4)
def _box(keys: str) -> MultiFernet:
    made = [
        base64.urlsafe_b64encode(hashlib.sha256(key.strip().encode()).digest()) for key in keys.split(",")
    ]
    return MultiFernet([Fernet(key) for key in made])
