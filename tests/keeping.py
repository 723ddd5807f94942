"""A scene that many tests begin with is played once, by actions; later its rows are put back as they were.

Building the small world takes longer than most tests. What is put back is what the actions wrote, row by
row, with the hashes of the journal; a test that has done something before gets the scene played again.
"""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from django.apps import apps
from django.db import connection, models, transaction

from jobroom.journal.models import Event

P = ParamSpec("P")
T = TypeVar("T")
Rows = Mapping[Any, tuple[Any, ...]]
Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What a scene answered, and what it left in the tables."""

    answer: T
    added: Tables
    changed: Tables
    events: int


class Scene(Generic[P, T]):
    """`Scene(build)(…)` is `build(…)`, only faster from the second time on; `after`: the scene before."""

    def __init__(self, build: Callable[P, T], *, after: "Scene[Any, Any] | None" = None) -> None:
        self.build, self.after = build, after
        self.kept: Kept[T] | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        if Event.objects.count() != self._expected():
            return self.build(*args, **kwargs)
        if self.kept is None:
            self.kept = self._play(*args, **kwargs)
        else:
            _put_back(self.kept)
        return copy.deepcopy(self.kept.answer)

    def _expected(self) -> int:
        if self.after is None:
            return 0
        return self.after.kept.events if self.after.kept is not None else -1

    def _play(self, *args: P.args, **kwargs: P.kwargs) -> Kept[T]:
        before = _tables()
        answer = self.build(*args, **kwargs)
        after = _tables()
        added = {
            table: {key: row for key, row in rows.items() if key not in before[table]}
            for table, rows in after.items()
        }
        changed = {
            table: {key: row for key, row in rows.items() if before[table].get(key, row) != row}
            for table, rows in after.items()
        }
        for table, rows in before.items():
            assert not set(rows) - set(after[table]), f"a scene only adds and changes, but {table} lost a row"
        return Kept(copy.deepcopy(answer), added, changed, Event.objects.count())


def _models() -> dict[str, type[models.Model]]:
    """Every table of ours and of the libraries that belongs to a model, those of relations included."""
    found = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in found if model._meta.managed and not model._meta.proxy}


def _tables() -> Tables:
    """All rows by primary key, as the database gives them."""
    tables: dict[str, Rows] = {}
    with connection.cursor() as cursor:
        for table, model in _models().items():
            cursor.execute(f"SELECT {_columns(model)} FROM {_quoted(table)}")  # noqa: S608 - names of models
            tables[table] = {row[0]: tuple(row) for row in cursor.fetchall()}
    return tables


def _names(model: type[models.Model]) -> list[str]:
    """The columns, the primary key first."""
    key = model._meta.pk
    assert key is not None
    others = [field.column for field in model._meta.local_fields if field is not key]
    return [str(name) for name in (key.column, *others)]


def _columns(model: type[models.Model]) -> str:
    return ", ".join(_quoted(name) for name in _names(model))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _put_back(kept: Kept[Any]) -> None:
    known = _models()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in kept.added.items():
            if rows:
                marks = ", ".join(["%s"] * len(_names(known[table])))
                into = f"{_quoted(table)} ({_columns(known[table])})"
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", list(rows.values()))  # noqa: S608
        for table, rows in kept.changed.items():
            names = _names(known[table])
            sets = ", ".join(f"{_quoted(name)} = %s" for name in names[1:])
            change = f"UPDATE {_quoted(table)} SET {sets} WHERE {_quoted(names[0])} = %s"  # noqa: S608
            for key, row in rows.items():
                cursor.execute(change, [*row[1:], key])
