"""Files, functions and templates stay small, and names say where a line belongs."""

import ast
import re
import statistics

from tests.conventions.sources import functions, package_files, python_files, shown, templates

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "signals_handlers"}


def test_no_file_passes_400_lines() -> None:
    long = {shown(path): len(path.read_text().splitlines()) for path in python_files()}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_the_median_file_of_the_package_has_at_most_60_lines() -> None:
    lines = [len(path.read_text().splitlines()) for path in package_files()]
    assert statistics.median(lines) <= 60


def test_no_function_passes_50_lines_and_the_median_has_at_most_10() -> None:
    lengths: dict[str, int] = {}
    for path in python_files():
        for function in functions(ast.parse(path.read_text())):
            length = (function.end_lineno or 0) - function.lineno + 1
            lengths[f"{shown(path)}:{function.name}:{function.lineno}"] = length
    assert {name: length for name, length in lengths.items() if length > 50} == {}
    assert statistics.median(lengths.values()) <= 10


def test_every_template_has_at_most_80_lines() -> None:
    lines = {shown(path): len(path.read_text().splitlines()) for path in templates()}
    assert {name: count for name, count in lines.items() if count > 80} == {}


def test_no_template_carries_styles_or_scripts_of_its_own() -> None:
    inline = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\bsrc=)|javascript:""")
    assert {shown(path): match[0] for path in templates() if (match := inline.search(path.read_text()))} == {}


def test_no_drawer_modules() -> None:
    assert [shown(path) for path in python_files() if path.stem in FORBIDDEN_NAMES] == []


def test_every_module_of_the_package_opens_with_why() -> None:
    without = [
        shown(path)
        for path in package_files()
        if path.name not in ("__init__.py", "urls.py") and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert without == []


def test_no_signals_of_our_own() -> None:
    used = re.compile(r"django\.(db\.models|dispatch|core|contrib\.auth).*\b(Signal|receiver)\b")
    assert [shown(path) for path in package_files() if used.search(path.read_text())] == []
