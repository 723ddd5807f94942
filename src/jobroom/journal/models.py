"""The journal: what happened, append-only and hash-chained.

Each case has a chain of its own, so that writers of different cases do not queue behind one another;
everything else stands in one general chain. An event carries the SHA-256 digest of its predecessor;
the chain row keeps the length and the last digest, so that cutting off the end is seen too.
Triggers on both engines refuse UPDATE and DELETE on events (migration 0002).
Given up: a library (django-auditlog and others log rows, not acts, and do not chain).
"""

from django.db import models


class Chain(models.Model):
    """The length and last digest of one chain; its row is the lock of the chain's writers."""

    name = models.CharField(max_length=64, primary_key=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """One act: who did what to which thing, when, and what changed by it."""

    chain = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    verb = models.CharField(max_length=64)
    subject = models.CharField(max_length=96, db_index=True)
    changes = models.JSONField(default=dict)
    request_id = models.CharField(max_length=32, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_event_once_in_chain")
        ]
        ordering = ["chain", "number"]

    def __str__(self) -> str:
        return f"{self.chain} {self.number} {self.verb}"
