"""Printing what waits: files, manifest, states, and what happens when something breaks on the way."""

import csv
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jobroom.cases.models import Case
from jobroom.cases.pin_letters import fingerprint
from jobroom.journal import clock
from jobroom.journal.models import Event
from jobroom.letters import files, kinds, printing
from jobroom.letters.models import Letter
from tests.letters.pin_letters import Printer, order, text_of
from tests.world import World, make_case


def manifest(out: Path) -> list[dict[str, str]]:
    with (out / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def fingerprint_of(case: Case) -> str:
    return Case.objects.get(pk=case.pk).pin_fingerprint


def parts(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob(".*.part"))


def test_every_waiting_letter_becomes_a_file_and_a_line(world: World, tmp_path: Path) -> None:
    other = make_case(world.garage, "89058588", "21", ["2020-04"])
    letters = [order(world.case), order(other)]
    batch = Printer(tmp_path).print()
    assert (batch.printed, batch.failed) == ([letter.pk for letter in letters], [])
    rows = Letter.objects.order_by("pk")
    assert [(row.state, row.printed_at) for row in rows] == [("printed", clock.now())] * 2
    assert manifest(tmp_path) == [
        {
            "file": rows[0].file, "kind": "pin", "subject": world.case.chain, "language": "fr",
            "address": "Hôtel Exemple SA", "town": "1800 Vevey", "number": rows[0].number,
            "batch": f"batch-{rows[0].batch_id:06d}",
        },
        {
            "file": rows[1].file, "kind": "pin", "subject": other.chain, "language": "de",
            "address": "Garage Modell AG", "town": "3000 Bern", "number": rows[1].number,
            "batch": f"batch-{rows[0].batch_id:06d}",
        },
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == sorted(row.file for row in rows)
    assert parts(tmp_path) == []


def test_what_is_printed_is_not_printed_again(world: World, tmp_path: Path) -> None:
    order(world.case)
    printer = Printer(tmp_path)
    printer.print()
    before = fingerprint_of(world.case)
    assert printer.print().printed == []
    assert fingerprint_of(world.case) == before
    assert len(printer.files()) == len(manifest(tmp_path)) == 1


def test_nothing_to_print_leaves_an_empty_list(db: None, tmp_path: Path) -> None:
    assert Printer(tmp_path / "new").print().printed == []
    assert manifest(tmp_path / "new") == []


def test_only_the_owner_may_read_the_files(world: World, tmp_path: Path) -> None:
    order(world.case)
    printer = Printer(tmp_path / "letters")
    printer.print()
    assert stat.S_IMODE((tmp_path / "letters").stat().st_mode) == 0o700
    assert stat.S_IMODE(printer.files()[0].stat().st_mode) == 0o600


def test_a_death_before_the_commit_loses_no_letter(world: World, tmp_path: Path) -> None:
    """The process dies when the file is on disk and the row is marked; the next one prints anew."""
    letter = order(world.case)

    def die(_letter: Letter, _secret: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        printing.print_waiting(tmp_path, die)
    letter.refresh_from_db()
    assert (letter.state, letter.file, fingerprint_of(world.case)) == ("requested", "", "")
    assert len(parts(tmp_path)) == 1
    assert not Event.objects.filter(verb="issue-pin").exists()
    printer = Printer(tmp_path)
    assert printer.print().printed == [letter.pk]
    assert parts(tmp_path) == []
    assert fingerprint_of(world.case) == fingerprint(world.case.slug, printer.secrets[letter.pk])
    assert len(manifest(tmp_path)) == 1


def test_a_death_after_the_commit_is_finished_by_the_next_call(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = order(world.case)
    printer = Printer(tmp_path)

    def die(_part: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(files, "finish", die)
        with pytest.raises(KeyboardInterrupt):
            printer.print()
    letter.refresh_from_db()
    assert letter.state == "printed"
    assert printer.files() == []
    assert parts(tmp_path) == [f".{letter.file}.part"]
    pin = printer.secrets[letter.pk]
    assert printer.print().printed == []
    assert [path.name for path in printer.files()] == [letter.file]
    assert pin[:4] + " " + pin[4:] in text_of(printer.files()[0].read_bytes())
    assert fingerprint_of(world.case) == fingerprint(world.case.slug, pin)
    assert [line["file"] for line in manifest(tmp_path)] == [letter.file]


def test_a_leftover_of_an_older_attempt_is_thrown_away(world: World, tmp_path: Path) -> None:
    """Printed elsewhere meanwhile: the PIN in the old leftover is void and must not go to the post."""
    letter = order(world.case)
    stale = files.write_part(tmp_path, files.new_name(letter), b"void")
    Printer(tmp_path / "elsewhere").print()
    assert Printer(tmp_path).print().printed == []
    assert not stale.exists()
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_leftover_of_another_database_is_left_alone(db: None, tmp_path: Path) -> None:
    strange = tmp_path / ".pin-00099999-00000000.pdf.part"
    strange.write_bytes(b"?")
    Printer(tmp_path).print()
    assert strange.exists()


def test_one_letter_that_fails_does_not_stop_the_others(world: World, tmp_path: Path) -> None:
    broken = order(world.case)
    other = order(make_case(world.garage, "89058588", "21", ["2020-04"]))
    Letter.objects.filter(pk=broken.pk).update(values={})
    batch = Printer(tmp_path).print()
    assert (batch.printed, batch.failed) == ([other.pk], [broken.pk])
    broken.refresh_from_db()
    assert (broken.state, broken.file, fingerprint_of(world.case)) == ("requested", "", "")
    assert parts(tmp_path) == []


def test_a_kind_without_a_maker_fails(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = order(world.case)
    monkeypatch.setattr(kinds, "_kinds", {})
    assert Printer(tmp_path).print().failed == [letter.pk]


def test_the_command_prints_and_counts(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order(world.case)
    call_command("issue_letters", "--out", str(tmp_path))
    assert capsys.readouterr().out == f"1 letters printed to {tmp_path}\n"
    assert len(manifest(tmp_path)) == 1


def test_the_command_ends_with_1_when_a_letter_failed(world: World, tmp_path: Path) -> None:
    letter = order(world.case)
    Letter.objects.update(values={})
    with pytest.raises(CommandError) as ended:
        call_command("issue_letters", "--out", str(tmp_path))
    assert ended.value.returncode == 1
    assert str(ended.value) == f"1 letters failed and go on waiting: {letter.pk}"


def test_the_command_ends_with_1_when_the_folder_cannot_be_written(world: World, tmp_path: Path) -> None:
    order(world.case)
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError) as ended:
        call_command("issue_letters", "--out", str(tmp_path / "file"))
    assert ended.value.returncode == 1
    assert Letter.objects.get().state == "requested"
