"""Promise 5: a PIN stands on paper only; nothing else that printing writes knows it."""

import logging
from pathlib import Path

import pytest
from django.apps import apps

from jobroom.cases.models import Case
from jobroom.letters.models import Letter
from jobroom.letters.printing import print_waiting
from tests.letters.pin_letters import Printer, order
from tests.world import World


def whole_database() -> str:
    """Every value of every row of every table."""
    return "\n".join(
        repr(values) for model in apps.get_models() for values in model._default_manager.values_list()
    )


def test_the_pin_is_on_paper_and_nowhere_else(
    world: World, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    letter = order(world.case)
    printer = Printer(tmp_path)
    with caplog.at_level(logging.DEBUG):
        printer.print()
    pin = printer.secrets[letter.pk]
    assert len(pin) == 8
    database = whole_database()
    assert Case.objects.get(pk=world.case.pk).pin_fingerprint in database
    written = [database, caplog.text, *capfd.readouterr()]
    written += [path.name for path in tmp_path.iterdir()]
    written += [(tmp_path / "manifest.csv").read_text()]
    for text in written:
        assert pin not in text
        assert f"{pin[:4]} {pin[4:]}" not in text


def test_a_failure_tells_no_pin(
    world: World, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever an error says, and whatever variables stand around it."""
    order(world.case)
    seen = []

    def fail(letter: Letter, secret: str) -> None:
        seen.append(secret)
        raise ValueError(f"cannot keep {secret} of {letter.pk}")

    with caplog.at_level(logging.DEBUG):
        batch = print_waiting(tmp_path, fail)
    assert len(batch.failed) == 1
    out, err = capfd.readouterr()
    assert "letter not printed" in caplog.text + out + err
    assert seen[0] not in caplog.text + out + err + whole_database()
