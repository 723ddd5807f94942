"""The documents of a case, and the periods that each of them serves.

Uploaded once, never asked for twice (P-10). A draft can be removed; what was sent with a period stays for
ever, and with it its content (accounting papers: ten years, domain note 1.6). The same content is one
document of a case, whatever it is called. Given up: a document for each period, which would be the same
list of public holidays 22 times.
"""

from django.conf import settings
from django.db import models

from jobroom.cases.models import Case, Period
from jobroom.files.models import StoredFile
from jobroom.rules.documents import DocumentKind


class Document(models.Model):
    """One file of a case and what it is."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="of the file: no case has a content twice")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in DocumentKind])
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "sha256"], condition=models.Q(removed_at=None), name="claims_document_once"
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None, removed_by=None)
                | models.Q(removed_at__isnull=False, removed_by__isnull=False),
                name="claims_document_removed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in DocumentKind]),
                name="claims_document_of_a_known_kind",
            ),
        ]
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"


class DocumentUse(models.Model):
    """A document serves a period, or (period empty) all periods of its case."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="uses")
    period = models.ForeignKey(Period, models.PROTECT, null=True, related_name="document_uses")
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    used_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, help_text="when it was first sent; from then on it stays")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "period"], name="claims_document_serves_once"),
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(period=None), name="claims_document_serves_all_once"
            ),
        ]
        ordering = ["used_at", "pk"]

    def __str__(self) -> str:
        return f"{self.document_id} for {self.period_id or 'all periods'}"
