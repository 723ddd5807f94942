"""What was taken in: one row per taking-in, append-only; the content lies in `storage` under its hash.

Triggers on both engines refuse change and deletion (migration 0002). When the time of keeping is over the
row stays and says so: `erased_at` is the only column that may change, once.
"""

from django.db import models

from jobroom.files.kinds import Kind


class StoredFile(models.Model):
    """One file of one matter; the same content in two matters is two rows and one content."""

    sha256 = models.CharField(max_length=64, db_index=True, help_text="of what is stored")
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.name) for kind in Kind])
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    original_name = models.CharField(max_length=120, blank=True)
    matter = models.CharField(max_length=96, db_index=True, help_text="in the words of the journal")
    taken_in_by = models.CharField(max_length=64)
    taken_in_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True, help_text="empty where no virus scanner is set up")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0) & models.Q(pages__gt=0), name="files_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in Kind]), name="files_known_kind"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.matter}"
