"""Every colour is a token, and every pair of design note 7.2 keeps its contrast."""

import re

import pytest

from tests.conventions.sources import ROOMS, shown

STATIC = ROOMS / "pages" / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text()
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
TEXT, SIGN = 4.5, 3.0

PAIRS = [
    *[("ink-800", on, TEXT) for on in ("paper", "canvas")],
    ("ink-900", "paper", TEXT),
    *[("ink-500", on, TEXT) for on in ("paper", "canvas", "ink-50", "lake-50")],
    *[("ink-700", on, TEXT) for on in ("paper", "canvas", "ink-50", "ink-100")],
    *[("lake-700", on, TEXT) for on in ("paper", "canvas", "lake-50", "ink-50")],
    *[("lake-900", on, TEXT) for on in ("paper", "canvas", "lake-50")],
    *[("paper", on, TEXT) for on in ("lake-700", "lake-900", "ink-600", "ink-700", "ink-800")],
    *[("ink-100", on, TEXT) for on in ("ink-600", "ink-700", "ink-800")],
    *[("ink-400", on, SIGN) for on in ("paper", "canvas")],
    ("ink-300", "paper", SIGN),
    *[("focus", on, SIGN) for on in ("paper", "canvas", "lake-50")],
    *[("focus-on-dark", on, SIGN) for on in ("ink-600", "ink-700", "ink-800")],
    ("accent", "paper", SIGN),
    *[(f"{kind}-fg", f"{kind}-bg", TEXT) for kind in ("err", "warn", "ok", "info", "lock")],
    *[(f"{kind}-fg", "paper", TEXT) for kind in ("err", "warn", "ok", "info", "lock")],
    *[(f"{kind}-line", "paper", SIGN) for kind in ("err", "warn", "ok", "info", "lock")],
]


def colour(name: str) -> str:
    """The value of a token."""
    found = re.search(rf"--{name}:\s*(#[0-9a-f]{{6}})", TOKENS)
    assert found, name
    return found[1]


def luminance(value: str) -> float:
    """Relative luminance after WCAG 2."""
    channels = [int(value[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours after WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#0f4c75", "#ffffff") == pytest.approx(9.09, abs=0.01)


@pytest.mark.parametrize(("on", "under", "need"), PAIRS)
def test_a_pair_keeps_its_contrast(on: str, under: str, need: float) -> None:
    assert contrast(colour(on), colour(under)) >= need


def test_colours_stand_in_the_token_file_and_nowhere_else() -> None:
    sheets = [path for path in ROOMS.glob("*/static/**/*.css") if path.name != "tokens.css"]
    found = {shown(path): HEX.findall(re.sub(r"url\([^)]*\)", "", path.read_text())) for path in sheets}
    assert {name: colours for name, colours in found.items() if colours} == {}
    painted = re.compile(r"""(?:fill|stroke|color|bgcolor)=["']#""")
    templates = ROOMS.glob("*/templates/**/*.html")
    assert [shown(path) for path in templates if painted.search(path.read_text())] == []


def test_every_token_that_is_used_exists() -> None:
    known = set(re.findall(r"(--[\w-]+):", "".join(path.read_text() for path in STATIC.glob("css/*.css"))))
    used = {
        name
        for path in ROOMS.glob("*/static/**/*.css")
        for name in re.findall(r"var\((--[\w-]+)", path.read_text())
    }
    assert used - known == set()


def test_nothing_claims_to_be_the_confederation() -> None:
    claims = re.compile(
        "Schweizerische Eidgenossenschaft|Confédération suisse|Confederazione Svizzera|Confederaziun svizra|"
        "Swiss Confederation|Bundesverwaltung admin",
        re.IGNORECASE,
    )
    files = [path for path in ROOMS.rglob("*") if path.suffix in {".html", ".svg", ".po", ".typ", ".css"}]
    assert [shown(path) for path in files if claims.search(path.read_text())] == []


def test_the_pages_stay_light() -> None:
    assert max(path.stat().st_size for path in STATIC.glob("fonts/*.woff2")) <= 40_000
    assert sum(path.stat().st_size for path in STATIC.glob("css/*.css")) <= 48_000
