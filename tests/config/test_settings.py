"""What an operator sets: dangerous combinations do not start, and docs/operator.md names every variable."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEYS = {"JOBROOM_SECRET_KEY": "s" * 32, "JOBROOM_PIN_KEY": "p" * 32, "JOBROOM_DATA_KEY": "d" * 32}
SHOW = "from jobroom.config import settings as s; print({}, end='')"


def settings_with(home: Path, show: str = "''", **variables: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOBROOM_")}
    return subprocess.run(
        [sys.executable, "-c", SHOW.format(show)], capture_output=True, text=True, check=False, cwd=home,
        env={**kept, "PYTHONPATH": str(ROOT / "src"), "JOBROOM_HOME": str(home), **variables},
    )  # fmt: skip


def test_production_refuses_to_start_with_the_demo_on(tmp_path: Path) -> None:
    result = settings_with(tmp_path, JOBROOM_PRODUCTION="1", JOBROOM_DEMO="1", **KEYS)
    assert result.returncode != 0
    assert "JOBROOM_DEMO must not be on in production" in result.stderr


@pytest.mark.parametrize("missing", KEYS)
@pytest.mark.parametrize("value", ["", "short"])
def test_production_refuses_to_start_without_its_keys(tmp_path: Path, missing: str, value: str) -> None:
    result = settings_with(tmp_path, JOBROOM_PRODUCTION="1", **{**KEYS, missing: value})
    assert result.returncode != 0
    assert f"{missing} must be set to at least 32 characters" in result.stderr


def test_production_is_strict_about_cookies_and_transport(tmp_path: Path) -> None:
    shown = "(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG)"
    result = settings_with(tmp_path, shown, JOBROOM_PRODUCTION="1", **KEYS)
    assert (result.stdout, result.stderr) == ("(True, True, True, False)", "")
    assert not (tmp_path / "keys").exists()


def test_a_local_installation_makes_its_own_keys_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = settings_with(tmp_path, "s.SECRET_KEY, s.PIN_KEY")
    again = settings_with(tmp_path, "s.SECRET_KEY, s.PIN_KEY")
    assert first.stdout == again.stdout
    assert len(set(first.stdout.split())) == 2
    names = sorted(path.name for path in (tmp_path / "keys").iterdir())
    assert names == ["jobroom-data-key", "jobroom-pin-key", "jobroom-secret-key"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (tmp_path / "keys").iterdir())


def test_processes_that_start_together_agree_on_the_keys(tmp_path: Path) -> None:
    make = (
        "from jobroom.config.environment import secret; print(secret('JOBROOM_SECRET_KEY', production=False))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "JOBROOM_HOME": str(tmp_path)}
    env.pop("JOBROOM_SECRET_KEY", None)
    started = [
        subprocess.Popen([sys.executable, "-c", make], env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    keys = {process.communicate()[0].strip() for process in started}
    assert len(keys) == 1
    assert len(keys.pop()) == 64


def test_an_identity_provider_is_a_matter_of_variables(tmp_path: Path) -> None:
    assert settings_with(tmp_path, "s.SOCIALACCOUNT_PROVIDERS").stdout == "{}"
    result = settings_with(
        tmp_path, "s.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['settings']",
        JOBROOM_OIDC_ISSUER="https://id.example", JOBROOM_OIDC_CLIENT_ID="jobroom",
    )  # fmt: skip
    assert "'server_url': 'https://id.example'" in result.stdout


def test_the_content_policy_allows_nothing_inline_and_nobody_else(tmp_path: Path) -> None:
    policy = settings_with(tmp_path, "s.CONTENT_SECURITY_POLICY").stdout
    assert "unsafe" not in policy
    assert "http" not in policy


def variables_read() -> set[str]:
    """Every variable that some file of the package reads."""
    texts = [path.read_text() for path in (ROOT / "src").rglob("*.py")]
    return {name for text in texts for name in re.findall(r'"(JOBROOM_[A-Z0-9_]+|PORT)"', text)}


def test_the_operators_page_names_every_variable_and_no_other() -> None:
    page = (ROOT / "docs" / "operator.md").read_text()
    named = set(re.findall(r"`(JOBROOM_[A-Z0-9_]+|PORT)`", page))
    assert named == variables_read()


@pytest.mark.parametrize("demo", ["0", "1"])
def test_the_window_of_first_filing_is_a_variable(tmp_path: Path, demo: str) -> None:
    show = "(s.FILING_WINDOW.first.isoformat(), s.FILING_WINDOW.last.isoformat())"
    chosen = {"JOBROOM_FILING_WINDOW": "2022-07-07/2023-01-31", "JOBROOM_DEMO": demo}
    assert settings_with(tmp_path, show, **chosen).stdout == "('2022-07-07', '2023-01-31')"


def test_without_it_the_law_counts_and_a_demo_keeps_the_one_of_its_first_start(tmp_path: Path) -> None:
    assert settings_with(tmp_path, "s.FILING_WINDOW").stdout == "None"
    assert settings_with(tmp_path, "s.FILING_WINDOW", JOBROOM_DEMO="1").returncode == 0
    kept = (tmp_path / "demo-window").read_text()
    assert re.fullmatch(r"2022-07-07/20\d\d-12-31", kept)
    (tmp_path / "demo-window").write_text("2022-07-07/2024-12-31")
    shown = settings_with(tmp_path, "s.FILING_WINDOW.last.isoformat()", JOBROOM_DEMO="1")
    assert shown.stdout == "2024-12-31"


@pytest.mark.parametrize("wrong", ["2022", "2022-12-31/2022-07-07", "7.7.2022/31.12.2022"])
def test_what_is_no_window_does_not_start(tmp_path: Path, wrong: str) -> None:
    result = settings_with(tmp_path, JOBROOM_FILING_WINDOW=wrong)
    assert result.returncode != 0
    assert "JOBROOM_FILING_WINDOW must be two days" in result.stderr
