"""No action without its event: every public act of a room that opens a transaction writes the journal."""

import ast
from pathlib import Path

from tests.conventions.sources import ROOMS, functions, shown

WRITERS = {"record", "record_all"}
# Acts that leave no event, each with its reason.
SILENT = {
    "hold_form": "what was typed at the end of a session is no act; it is kept for a day and forgotten",
    "forget_held_form": "the end of the same",
    "forget_held_forms": "the end of the same",
}


def action_files() -> list[Path]:
    """`actions.py` of every room, or the files of its folder; the journal itself writes the events."""
    found = [*ROOMS.rglob("actions.py"), *ROOMS.rglob("actions/*.py")]
    return sorted(path for path in found if path.relative_to(ROOMS).parts[0] not in ("journal", "mailbox"))


def is_act(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A public function under `@transaction.atomic`."""
    names = {ast.unparse(decorator).partition("(")[0] for decorator in function.decorator_list}
    return not function.name.startswith("_") and "transaction.atomic" in names


def calls(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names of everything that a function calls."""
    return {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }


def called_by_name() -> dict[str, set[str]]:
    """What each function of the package calls, with those of the same name taken together."""
    found: dict[str, set[str]] = {}
    for path in ROOMS.rglob("*.py"):
        for function in functions(ast.parse(path.read_text())):
            found.setdefault(function.name, set()).update(calls(function))
    return found


def reaches_the_journal(name: str, called: dict[str, set[str]]) -> bool:
    """Whether a function writes an event, by itself or through what it calls."""
    seen: set[str] = set()
    wave = {name}
    while wave:
        if wave & WRITERS:
            return True
        seen |= wave
        wave = {after for before in wave for after in called.get(before, set())} - seen
    return False


def test_every_act_writes_its_event() -> None:
    called = called_by_name()
    silent = [
        f"{shown(path)}: {function.name}"
        for path in action_files()
        for function in functions(ast.parse(path.read_text()))
        if is_act(function) and function.name not in SILENT and not reaches_the_journal(function.name, called)
    ]
    assert silent == []


def test_every_act_is_looked_at() -> None:
    rooms = {path.relative_to(ROOMS).parts[0] for path in action_files()}
    assert {"accounts", "companies", "cases", "rights"} <= rooms


def test_nobody_else_writes_events_or_opens_transactions_on_pages() -> None:
    wrong = [
        shown(path)
        for path in [*ROOMS.glob("*/views.py"), *ROOMS.glob("*/views/*.py"), *ROOMS.glob("*/queries.py")]
        if "transaction.atomic" in path.read_text() or "journal.actions" in path.read_text()
    ]
    assert wrong == []


def test_the_time_comes_from_the_one_clock() -> None:
    own = {"src/jobroom/journal/clock.py"}
    other = ("timezone.now(", "datetime.now(", "date.today(", "datetime.utcnow(", "timezone.localdate(")
    found = {
        shown(path): [call for call in other if call in path.read_text()]
        for path in ROOMS.rglob("*.py")
        if shown(path) not in own
    }
    assert {name: calls_ for name, calls_ in found.items() if calls_} == {}
