"""The address of the database in one variable, and that a fault in it never repeats the password."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from jobroom.config.database import parse

WHERE = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def where(address: str) -> tuple[object, ...]:
    found = parse(address)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    return tuple(found.get(key, "") for key in WHERE)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgres://anna:secret@db.example:6432/room", ("room", "anna", "secret", "db.example", "6432")),
        ("postgresql://anna@db.example/room", ("room", "anna", "", "db.example", "")),
        ("postgres://anna:a%40b%2Fc%3A@db.example/room", ("room", "anna", "a@b/c:", "db.example", "")),
        ("postgres://anna@%2Frun%2Fpg/room", ("room", "anna", "", "/run/pg", "")),
        ("postgres:///room", ("room", "", "", "", "")),
        ("postgres://anna@[::1]:5433/room", ("room", "anna", "", "::1", "5433")),
    ],
)
def test_a_postgresql_address(address: str, expected: tuple[object, ...]) -> None:
    assert where(address) == expected


def test_options_of_postgresql_go_to_libpq() -> None:
    options = parse("postgres://a@b/c?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem")["OPTIONS"]
    assert options == {
        "sslmode": "verify-full", "sslrootcert": "/etc/ca.pem",
        "server_side_binding": True, "prepare_threshold": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sqlite:///room.sqlite3", "room.sqlite3"),
        ("sqlite:////var/lib/job room/r.sqlite3", "/var/lib/job room/r.sqlite3"),
        ("sqlite:////var/lib/job%20room/r.sqlite3", "/var/lib/job room/r.sqlite3"),
    ],
)
def test_a_sqlite_address(address: str, name: str) -> None:
    found = parse(address)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", name)
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_connections_live_on_and_are_checked() -> None:
    for address in ("sqlite:///a", "postgres:///a"):
        assert (parse(address)["CONN_MAX_AGE"], parse(address)["CONN_HEALTH_CHECKS"]) == (600, True)


@pytest.mark.parametrize("address", ["", "room", "mysql://a:geheim@b/c", "sqlite://", "sqlite:///"])
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="JOBROOM_DATABASE") as caught:
        parse(address)
    assert "geheim" not in str(caught.value)


def test_a_bad_address_does_not_repeat_its_password() -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        parse("postgres://anna:geheim@db.example/room?nonsense=1")
    assert "geheim" not in f"{caught.value!r} {caught.value.__cause__}"
