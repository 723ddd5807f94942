"""Looking at a page as everybody sees it: picture, axe, sideways scroll."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import PICTURES
from tests.journeys.site import Site

LANGUAGES = ("fr", "de", "it", "en")
AXE = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    "resultTypes": ["violations"],
}


WIDTHS = (1280, 390, 320)
# What sticks out at the right, with the beginning of its text.
WIDE = """[...document.querySelectorAll("main *")]
    .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((part) => `${part.tagName}.${part.className} ${part.textContent.trim().slice(0, 40)}`).slice(0, 9)"""


@dataclass(frozen=True)
class Look:
    """How pages of one site are looked at."""

    site: Site

    def at(self, page: Page, number: int, path: str) -> None:
        """Open a page in each language, on a narrow screen; look closely in the language whose turn it is."""
        turn = LANGUAGES[number % len(LANGUAGES)]
        page.set_viewport_size({"width": min(WIDTHS), "height": 844})
        for language in sorted(LANGUAGES, key=lambda code: code == turn):
            page.goto(f"{self.site.address}/{language}{path}")
            self._fits(page, min(WIDTHS))
        self.here(page, f"{number:03d}-{turn}{path}")

    def here(self, page: Page, name: str) -> None:
        """Run axe and measure at each width; take a picture at the two that people have."""
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            if width > min(WIDTHS):
                folder = PICTURES / str(width)
                folder.mkdir(parents=True, exist_ok=True)
                file = name.strip("/").replace("/", "_").replace("?", "_")
                page.screenshot(path=folder / f"{file}.png", full_page=True)
            found = self._violations(page)
            told = [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found]
            assert told == [], f"{page.url} at {width} px: {told}"
            self._fits(page, width)
        page.set_viewport_size({"width": max(WIDTHS), "height": 844})

    def _violations(self, page: Page) -> list[dict[str, Any]]:
        """What axe finds; its half a megabyte is given to each document once, and only faults come back."""
        if not page.evaluate("typeof window.axe === 'object'"):
            page.evaluate(Axe().axe_script)
        found: list[dict[str, Any]] = page.evaluate(
            "options => axe.run(options).then(answer => answer.violations)", AXE
        )
        return found

    def _fits(self, page: Page, width: int) -> None:
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        wide = page.evaluate(WIDE) if overflow > 0 else ""
        assert overflow <= 0, f"{page.url} scrolls sideways by {overflow} px at {width} px: {wide}"
