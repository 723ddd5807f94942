"""What tests of printed letters share: a letter that waits, and reading a PDF back."""

from pathlib import Path

import pypdfium2
import zxingcpp

from jobroom.cases.models import Case
from jobroom.cases.pin_letters import order_pin_letter
from jobroom.letters.models import Letter
from jobroom.letters.printing import Batch, print_waiting


class Printer:
    """Prints into a folder and keeps the secrets that it was shown, as the demo does."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.secrets: dict[int, str] = {}

    def print(self) -> Batch:
        return print_waiting(self.out, self._keep)

    def _keep(self, letter: Letter, secret: str) -> None:
        self.secrets[letter.pk] = secret

    def files(self) -> list[Path]:
        return sorted(self.out.glob("*.pdf"))


def order(case: Case) -> Letter:
    return order_pin_letter(case, actor="system")


def text_of(pdf: bytes) -> str:
    """All words, with single spaces between them."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def codes_in(pdf: bytes) -> list[str]:
    """What a scanner reads from the first page at 200 dots per inch."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    document.close()
    return found
