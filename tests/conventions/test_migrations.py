"""Migrations are named by hand, stand on their own and agree with the models."""

import ast
import re
from io import StringIO

import pytest
from django.core.management import call_command

from tests.conventions.sources import ROOMS, shown

FILES = sorted(ROOMS.glob("*/migrations/[0-9]*.py"))
MADE_BY_MACHINE = re.compile(r"_auto_|_initial$|^\d{4}_[a-z]+_\w+_and_more|_\d{8}_")


def test_every_migration_has_a_name_of_its_own() -> None:
    assert [shown(path) for path in FILES if MADE_BY_MACHINE.search(path.stem)] == []


def test_no_migration_imports_our_code() -> None:
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{shown(path)}: {name}" for name in names if name.startswith("jobroom")]
    # The one clock may stand as the default of a time; it knows no table.
    assert [row for row in found if row.split(": ")[1] != "jobroom.journal.clock"] == []


def test_every_data_migration_can_be_taken_back() -> None:
    one_way = re.compile(r"RunPython\(\s*\w+\s*\)|RunSQL\([^,]*\)")
    assert [shown(path) for path in FILES if one_way.search(path.read_text())] == []


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert out.getvalue() == "No changes detected\n"
