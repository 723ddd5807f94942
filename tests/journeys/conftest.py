"""The browser and the service of a story. Pictures of pages lie in test-output/ afterwards."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.site import Site, filled_home, running

PICTURES = Path(__file__).parents[2] / "test-output"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NewContext = Callable[..., BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The filled demo, once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    return filled_home(base.parent if hasattr(request.config, "workerinput") else base)


@pytest.fixture
def site(home: Path, tmp_path: Path) -> Iterator[Site]:
    """A service of its own for this story."""
    with running(home, tmp_path / "home") as served:
        yield served


@pytest.fixture(scope="module")
def shared_site(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service for tests of one module that only look."""
    with running(home, tmp_path_factory.mktemp("shared") / "home") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: install the Debian package chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def person(browser: Browser) -> Iterator[NewContext]:
    """`person(language, script=True, width=1280)`: a browser window of somebody, with its own cookies."""
    opened: list[BrowserContext] = []

    def open_window(language: str, *, script: bool = True, width: int = 1280) -> BrowserContext:
        window = browser.new_context(
            locale=f"{language}-CH", java_script_enabled=script, viewport={"width": width, "height": 844}
        )
        window.set_default_timeout(15_000)
        opened.append(window)
        return window

    yield open_window
    for window in opened:
        window.close()
