"""What lies in the repository: no traces of a machine, and a reason beside every dependency."""

import re
import tomllib
from importlib.metadata import distribution

import pytest

from tests.conventions.sources import ROOT, shown, tracked

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DIRECT = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
# Put together here, so that this file does not find itself.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "yarn" + "pkg.", "proxy.go" + "lang"]
PLACES = re.compile(
    r"(?<![\w.}])/(?:" + "|".join(["ro" + "ot", "ho" + "me", "wo" + "rk", "t" + "mp", "Us" + "ers"]) + ")/"
)
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".po",
    ".lock",
    ".txt",
    ".svg",
    ".typ",
    ".yml",
    "",
}


def texts() -> dict[str, str]:
    return {shown(path): path.read_text() for path in tracked() if path.suffix in TEXT}


def test_no_file_names_a_registry() -> None:
    assert {name: host for name, text in texts().items() for host in HOSTS if host in text} == {}


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert {name: found[0] for name, text in texts().items() if (found := PLACES.search(text))} == {}


def test_every_dependency_has_its_reason() -> None:
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text().splitlines()]
    for requirement in DIRECT:
        (line,) = [line for line in lines if line.startswith(f'"{requirement}"')]
        assert re.search(r"# \w.{4,}$", line), requirement


def test_there_are_few_dependencies() -> None:
    assert len(PROJECT["project"]["dependencies"]) <= 20


@pytest.mark.parametrize("requirement", DIRECT)
def test_no_direct_dependency_binds_us_by_its_licence(requirement: str) -> None:
    package = distribution(re.split(r"[\[<>=!~]", requirement)[0])
    rows = [package.metadata.get_all(name) or [] for name in ("License-Expression", "License", "Classifier")]
    said = [*rows[0], *rows[1], *(row for row in rows[2] if row.startswith("License"))]
    if not said:
        files = package.metadata.get_all("License-File") or []
        said = [package.read_text(f"licenses/{name}") or package.read_text(name) or "" for name in files]
    assert any(said), "no licence is named"
    assert not re.search(r"AGPL|Affero", " ".join(said).partition("How to Apply")[0])


def test_every_package_is_pinned_with_its_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        packages = re.findall(r"^[a-z0-9]\S*==\S+.*(?:\n    --hash=.*)*", text, re.MULTILINE)
        assert len(packages) > 30
        assert all("--hash=sha256:" in package for package in packages)
        assert "://" not in text


def test_every_link_between_the_documents_leads_somewhere() -> None:
    lost = []
    for page in tracked():
        if page.suffix == ".md":
            for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
                if not (page.parent / target).exists():
                    lost.append(f"{shown(page)}: {target}")
    assert lost == []


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text()
    files = [path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")]
    assert [name for name in files if f"({name})" not in listed] == []
