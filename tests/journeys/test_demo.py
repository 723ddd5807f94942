"""The demo as scripts find it: people, cases, letters, mail and the clock, and that it ends as a whole."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from jobroom.rules.lifecycle import RequestState
from tests.journeys.conftest import NewContext
from tests.journeys.site import Site, environment
from tests.journeys.steps import HOTEL, open_case, pencil, sign_in

PROMISED = {
    "old-filer@hotel.example",
    "colleague@hotel.example",
    "main-admin@hotel.example",
    "new-start@garage.example",
    "clerk@fiduciary.example",
    "officer@seco.example",
    "second-officer@seco.example",
    "support@seco.example",
    "caseworker@fund.example",
    "approver@fund.example",
    "operator@jobroom.example",
}


def test_people_and_cases_are_there_for_scripts(shared_site: Site) -> None:
    told = shared_site.json("/demo/people.json")
    people = {row["email"]: row for row in told["people"]}
    assert people.keys() >= PROMISED
    assert all(row["password"] == "demo-jobroom" for row in people.values())
    assert people["officer@seco.example"]["roles"] == ["officer"]
    assert people["new-start@garage.example"]["company"] is None
    assert people["colleague@hotel.example"]["company"] == "Hôtel Exemple SA"
    assert 38 <= len({row["uid"] for row in told["cases"]}) <= 45
    hotel = shared_site.case(HOTEL)
    assert (hotel["uid"], hotel["fund_number"], len(hotel["pin"])) == ("CHE-123.456.788", "99", 8)
    assert sum(row["holder"] == "old-filer@hotel.example" for row in hotel["periods"]) == 7
    assert {row["state"] for case in told["cases"] for row in case["periods"]} == {
        "open",
        "in-progress",
        "complete",
        "not-claimed",
        "submitted",
    }


def test_requests_stand_in_every_state_for_the_officers(shared_site: Site) -> None:
    states = _ask_database(shared_site, "SELECT DISTINCT state FROM rights_accessrequest")
    assert set(states) == {state.value for state in RequestState}


def test_letters_stand_in_the_states_that_they_meet(shared_site: Site) -> None:
    states = set(_ask_database(shared_site, "SELECT DISTINCT state FROM letters_letter"))
    assert states >= {"requested", "printed", "posted", "returned", "used", "superseded"}
    cases = shared_site.json("/demo/people.json")["cases"]
    assert [bool(case["pin"]) for case in cases].count(False) == 2


def test_every_printed_letter_is_a_pdf_and_the_journal_holds(shared_site: Site) -> None:
    files = {path.name for path in (shared_site.home / "demo" / "letters").glob("*.pdf")}
    assert files == set(_ask_database(shared_site, "SELECT file FROM letters_letter WHERE file <> ''"))
    newest = _ask_database(shared_site, "SELECT file_name FROM demo_printedletter")
    assert set(newest) <= files
    with urlopen(f"{shared_site.address}/demo/letters/{newest[0]}", timeout=20) as answer:  # noqa: S310
        assert answer.read(5) == b"%PDF-"
    done = _jobroom(shared_site, "verify-journal")
    assert done.returncode == 0
    assert done.stdout.endswith("events fit\n")


def test_the_clock_puts_accounts_to_sleep_and_warns_before(site: Site, person: NewContext) -> None:
    site.move_clock(150)
    site.mail_to("colleague@hotel.example", containing="/account/login/")
    site.move_clock(60)
    page = sign_in(person("fr"), site, "colleague@hotel.example", "fr")
    open_case(page, site, HOTEL, "fr")
    pencil(page, "2020-03")
    assert page.locator("[data-handle=refusal]").get_attribute("data-reason") == "own-account-asleep"


@pytest.mark.parametrize("days", ["a week", "100000"])
def test_a_wrong_move_of_the_clock_is_named(shared_site: Site, days: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{shared_site.address}/demo/clock", data=f"days={days}".encode(), timeout=20)  # noqa: S310
    assert refused.value.code == 400
    assert "error" in json.load(refused.value)


def test_production_refuses_to_start_with_the_demo(tmp_path: Path) -> None:
    secrets = {"JOBROOM_SECRET_KEY": "s" * 40, "JOBROOM_PIN_KEY": "p" * 40, "JOBROOM_DATA_KEY": "d" * 40}
    done = subprocess.run(
        [sys.executable, "-m", "jobroom", "check"],
        env=environment(tmp_path, 1) | secrets | {"JOBROOM_PRODUCTION": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "JOBROOM_DEMO must not be on in production" in done.stderr


def test_a_busy_port_is_refused_in_one_line(shared_site: Site, tmp_path: Path) -> None:
    port = int(shared_site.address.rpartition(":")[2])
    done = subprocess.run(
        [sys.executable, "-m", "jobroom", "run"],
        env=environment(tmp_path, port),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert f"port {port} is in use" in done.stderr


def test_sigterm_ends_server_and_worker(site: Site) -> None:
    port = site.address.rpartition(":")[2]
    running = _processes(site)
    assert len(running) >= 3
    os.kill(min(running), signal.SIGTERM)
    for number in running:
        _wait_for_end(number)
    assert (
        subprocess.run(["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{port}"], capture_output=True).returncode
        != 0
    )


def _processes(site: Site) -> list[int]:
    """All processes that work in this story's home."""
    mark = f"JOBROOM_HOME={site.home}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def _wait_for_end(number: int) -> None:
    for _ in range(150):
        state = Path(f"/proc/{number}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        signal.sigtimedwait([], 0.1)
    raise AssertionError(f"process {number} still runs")


def _jobroom(site: Site, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jobroom", *arguments],
        env=environment(site.home, 1),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _ask_database(site: Site, question: str) -> list[str]:
    with sqlite3.connect(site.home / "jobroom.sqlite3") as database:
        return [row[0] for row in database.execute(question)]
