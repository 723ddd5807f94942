"""Keeping a file that was checked, and forgetting its content when the time of keeping is over.

Contents are shared by all rows with the same hash. Keeping and forgetting therefore meet at the lock of
the journal's general chain, which both take before they look at the disk; and content goes only after the
erasure of its last row is committed, so that no interruption leaves a row without its content.
"""

import hashlib

from django.db import transaction

from jobroom.files import storage
from jobroom.files.checking import Checked, check
from jobroom.files.models import StoredFile
from jobroom.files.uploads import MOST_BYTES, Upload
from jobroom.journal import clock
from jobroom.journal.actions import SYSTEM, record


def take_in(
    upload: Upload | Checked | None, *, actor: str, matter: str, most_bytes: int = MOST_BYTES
) -> StoredFile:
    """Check an upload and keep it; what a form has checked is not checked again. Raises: FileRefused."""
    checked = upload if isinstance(upload, Checked) else check(upload, most_bytes=most_bytes)
    return keep(checked, actor=actor, matter=matter)


def put_on_disk(checked: Checked) -> str:
    """The name of the content, which lies there now: the slow part, for before any lock is taken."""
    name = hashlib.sha256(checked.content).hexdigest()
    storage.write(name, checked.content)
    return name


@transaction.atomic
def keep(checked: Checked, *, actor: str, matter: str) -> StoredFile:
    """The content on disk, the row and the event; `actor` and `matter` in the words of the journal."""
    name = put_on_disk(checked)
    record("take-in-file", actor=actor, subject=matter, sha256=name, kind=checked.kind, pages=checked.pages)
    storage.write(name, checked.content)  # only where it was removed while we waited for the lock
    return StoredFile.objects.create(
        sha256=name, kind=checked.kind, size=len(checked.content), pages=checked.pages,
        original_name=checked.original_name, matter=matter, taken_in_by=actor, taken_in_at=clock.now(),
        scanned_at=checked.scanned_at,
    )  # fmt: skip


@transaction.atomic
def erase(stored: StoredFile, *, actor: str) -> None:
    """The time of keeping is over: the row says so for good, and the worker removes the content."""
    row = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if row.erased_at is not None:
        return
    row.erased_at = clock.now()
    row.save(update_fields=["erased_at"])
    record("erase-file", actor=actor, subject=row.matter, file=row.pk, sha256=row.sha256)


def remove_erased() -> int:
    """Remove contents whose every row is erased; answers how many."""
    living = StoredFile.objects.filter(erased_at__isnull=True).values("sha256")
    names = StoredFile.objects.exclude(sha256__in=living).values_list("sha256", flat=True).distinct()
    return sum(_remove(name) for name in names.order_by("sha256") if storage.exists(name))


def remove_strays() -> int:
    """Remove contents without a row, left by acts that were rolled back; a 256th of all in each hour."""
    folder = f"{int(clock.now().timestamp()) // 3600 % 256:02x}"
    names = storage.names_in(folder)
    rows = StoredFile.objects.filter(sha256__startswith=folder).values_list("sha256", flat=True)
    return sum(_remove(name) for name in sorted(set(names) - set(rows)))


@transaction.atomic
def _remove(name: str) -> bool:
    record("remove-content", actor=SYSTEM, subject=f"content:{name}")
    if StoredFile.objects.filter(sha256=name, erased_at__isnull=True).exists():
        transaction.set_rollback(True)  # taken in again while we waited for the lock
        return False
    storage.remove(name)
    return True
