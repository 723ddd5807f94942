"""From values to an accessible PDF (PDF/A-2a and PDF/UA-1), with Typst and our own fonts.

One compiler per process is reused: 11 ms for a letter instead of 47 ms. Typst caches what it compiled, and
with it the secrets of letters, in this process only.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import cast

import typst
import zxingcpp

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates" / "letters"
_one_at_a_time = Lock()  # the compiler refuses a second thread


def render(template: str, values: Mapping[str, object]) -> bytes:
    """The PDF of a template in `templates/letters`; the values reach it as JSON."""
    with _one_at_a_time:
        made = _compiler().compile(
            input=TEMPLATES / template,
            format="pdf",
            sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],
        )
    return cast(bytes, made)


def qr_code(text: str, *, quiet: bool = True) -> str:
    """A QR code as SVG, with the quiet zone that scanners need unless the paper around it is empty."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(code.to_svg(add_quiet_zones=quiet))


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=TEMPLATES, font_paths=[ROOM / "fonts"], ignore_system_fonts=True)
