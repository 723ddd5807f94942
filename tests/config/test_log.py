"""Log lines carry the request's id and never a secret, in text and as JSON."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from django.test import Client

from jobroom.config import log


@pytest.fixture(autouse=True)
def log_stays_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    log.configure(json_lines=False, level=logging.getLevelName(level))
    root.handlers = handlers


def fail_with_a_pin(pin: str) -> None:
    raise ValueError("the case is closed")


@pytest.mark.parametrize("json_lines", [True, False])
def test_t_log_4_secrets_never_reach_a_line(capsys: pytest.CaptureFixture[str], json_lines: bool) -> None:
    log.configure(json_lines=json_lines, level="INFO")
    names = sorted(log.SECRET_NAMES)
    structlog.get_logger("test").info("sign-in", ree="00001203", **dict.fromkeys(names, "AB23CD45"))
    line = capsys.readouterr().err
    assert "00001203" in line
    assert "AB23CD45" not in line
    assert line.count("•••") + line.count("\\u2022\\u2022\\u2022") == len(names)


@pytest.mark.parametrize("json_lines", [True, False])
def test_t_log_4_a_traceback_names_the_place_and_no_values(
    capsys: pytest.CaptureFixture[str], json_lines: bool
) -> None:
    log.configure(json_lines=json_lines, level="INFO")
    typed = "".join(["AB23", "CD45"])
    try:
        fail_with_a_pin(typed)
    except ValueError:
        structlog.get_logger("test").exception("failed")
        logging.getLogger("django.request").exception("failed too")
    lines = capsys.readouterr().err
    assert lines.count("fail_with_a_pin") >= 2
    assert lines.count("ValueError: the case is closed") == 2
    assert typed not in lines


def test_production_writes_one_json_object_per_line(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure(json_lines=True, level="INFO")
    structlog.get_logger("test").warning("mail not sent", attempts=2)
    logging.getLogger("django.security").warning("refused host")
    own, foreign = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (own["event"], own["level"], own["attempts"]) == ("mail not sent", "warning", 2)
    assert (foreign["event"], foreign["level"]) == ("refused host", "warning")
    assert own["timestamp"].endswith("Z")


@pytest.mark.django_db
def test_every_answer_names_its_own_request(client: Client) -> None:
    ids = [client.get("/healthz").headers["X-Request-Id"] for _ in range(2)]
    assert len(set(ids)) == 2
    assert all(len(made) == 16 for made in ids)
