"""The port: which register this installation asks, a file of companies or the public SOAP service.

Both answer `by_uid(uid) -> Found` and `by_name(name, town) -> list[Entry]`, and say by `limited` whether the
gate holds for them. A union of two small classes instead of an abstract base: the type checker holds both to
what callers use.
"""

from functools import lru_cache
from typing import TypeAlias
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from jobroom.register.file import FileRegister
from jobroom.register.soap import SoapRegister

Register: TypeAlias = FileRegister | SoapRegister


def register() -> Register:
    """The register that `JOBROOM_UID_REGISTER` names; made once per process, at the first question."""
    return _made(settings.UID_REGISTER)


@lru_cache(maxsize=4)
def _made(where: str) -> Register:
    address = urlsplit(where)
    if address.scheme not in ("http", "https"):
        return FileRegister(where)
    if address.scheme == "http" and address.hostname not in ("localhost", "127.0.0.1"):
        raise ImproperlyConfigured("JOBROOM_UID_REGISTER: a register elsewhere is asked through https only")
    return SoapRegister(where)
