"""What a test reads from a page, by the handles that scripts use too."""

from collections.abc import Mapping
from typing import Protocol

from jobroom.journal.models import Event
from tests.page_rules import Attributes, Page


class Answer(Protocol):
    """What the test client answers."""

    @property
    def status_code(self) -> int: ...
    @property
    def content(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...


def text_of(response: Answer) -> str:
    return response.content.decode()


def periods(response: Answer) -> dict[str, Attributes]:
    """The rows of the overview by month."""
    tags = Page(text_of(response)).tags
    return {row["data-period"]: row for _tag, row in tags if "data-period" in row}


def links(response: Answer, handle: str) -> list[str]:
    return [row["href"] for row in Page(text_of(response)).all("a") if row.get("data-handle") == handle]


def addresses(response: Answer) -> list[str]:
    return [row.get("href", "") for row in Page(text_of(response)).all("a")]


def errors(response: Answer) -> list[tuple[str, str]]:
    """Field and code of every error."""
    tags = Page(text_of(response)).tags
    return [(row["data-field"], row["data-code"]) for _tag, row in tags if row.get("data-handle") == "error"]


def inputs(response: Answer) -> dict[str, Attributes]:
    return {row["name"]: row for row in Page(text_of(response)).all("input") if "name" in row}


def handles(response: Answer) -> set[str]:
    return {row["data-handle"] for _tag, row in Page(text_of(response)).tags if "data-handle" in row}


def title(response: Answer) -> str:
    return Page(text_of(response)).title


def events(verb: str) -> list[Event]:
    return list(Event.objects.filter(verb=verb).order_by("pk"))


def new_employee(version: str = "0", act: str = "save", **cells: str) -> dict[str, str]:
    """What the editor with all fields posts for one new employee."""
    typed = {
        "name": "Rochat, Camille", "ahv_number": "", "wage_type": "monthly", "wage": "4509.00",
        "target_hours": "156", "lost_hours": "78", "vacation_days": "25", "public_holidays": "6",
        "workload_percent": "100", **cells,
    }  # fmt: skip
    rows = {f"n0-{name}": value for name, value in typed.items()}
    return {"version": version, "rows": "", "blanks": "1", "page": "1", "act": act, **rows}


def employee(number: int, version: str, act: str = "save", **cells: str) -> dict[str, str]:
    """What the editor with all fields posts for the only employee of a period."""
    sent = new_employee(version, act, **cells)
    rows = {name.replace("n0-", f"r{number}-"): value for name, value in sent.items()}
    return {**rows, "rows": str(number), "blanks": "0"}
