"""Where the files lie that the conventions speak about."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "src" / "jobroom"


def python_files(*, migrations: bool = False) -> list[Path]:
    """Our own Python files, tests and tools among them."""
    found = [
        path for folder in ("src", "tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py")
    ]
    return sorted(path for path in found if migrations or "migrations" not in path.parts)


def package_files() -> list[Path]:
    """The Python files of the package that hold something, without migrations."""
    return [path for path in python_files() if ROOMS in path.parents and path.read_text().strip()]


def templates() -> list[Path]:
    """Every page and every component."""
    return sorted(ROOMS.glob("*/templates/**/*.html"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(path: Path) -> str:
    """A file as a person names it."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Every file that belongs to the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
