"""What tests of documents do over and over: upload, use again, remove, and look at what is there."""

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jobroom.claims.models import Document, DocumentUse
from jobroom.files.models import StoredFile
from jobroom.journal.models import Event
from tests.cases.reading import Answer, text_of
from tests.files import samples, sheets
from tests.page_rules import Attributes, Page
from tests.world import World

CASE = "/en/cases/00001203-99/"
APRIL, MAY, ALL = f"{CASE}2020-04/documents/", f"{CASE}2020-05/documents/", f"{CASE}documents/"


def pdf(name: str = "Feiertage.pdf", pages: int = 1) -> SimpleUploadedFile:
    return samples.upload(samples.pdf(pages), name)


def sheet(name: str = "Personal.xlsx") -> SimpleUploadedFile:
    return samples.upload(sheets.xlsx(2), name, "application/octet-stream")


def add(client: Client, *files: SimpleUploadedFile, at: str = APRIL, kind: str = "") -> Answer:
    return client.post(at, {"file": list(files), "kind": kind})


def again(client: Client, *numbers: int, at: str = MAY) -> Answer:
    return client.post(f"{at}again/", {"document": [str(number) for number in numbers]})


def remove(client: Client, number: int, at: str = APRIL) -> Answer:
    return client.post(f"{at}{number}/remove/")


def rows(response: Answer) -> list[Attributes]:
    """The documents of a page."""
    tags = Page(text_of(response)).tags
    return [row for _tag, row in tags if row.get("data-handle") == "document"]


def missing(response: Answer) -> dict[str, str]:
    """What still has to be proven."""
    tags = Page(text_of(response)).tags
    return {row["data-proof"]: row["data-missing"] for _tag, row in tags if "data-proof" in row}


def boxes(response: Answer) -> list[int]:
    """The documents that are offered."""
    inputs = Page(text_of(response)).all("input")
    return [int(row["value"]) for row in inputs if row.get("name") == "document"]


def uses(document: Document) -> set[str | None]:
    """The months that a document serves; None is the whole case."""
    found = DocumentUse.objects.filter(document=document).select_related("period")
    return {use.period.month if use.period else None for use in found}


def state_of(world: World) -> tuple[object, ...]:
    """Everything that an act on documents may change, and the period that it must not."""
    period = world.period("2020-04")
    return (
        list(Document.objects.order_by("pk").values_list("pk", "kind", "removed_at")),
        list(DocumentUse.objects.order_by("pk").values_list("document", "period", "sent_at")),
        StoredFile.objects.count(),
        period.version,
        period.holder_id,
        period.state,
        _events(),
    )


def _events() -> Sequence[str]:
    rows = Event.objects.exclude(verb__in=["refuse-write"]).order_by("pk")
    return [event.verb for event in rows if "document" in event.verb or "file" in event.verb]
