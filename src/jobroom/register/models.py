"""What the register answered, kept for ever, and the gate that all processes pass before they ask it."""

from django.db import models


class RegisterAnswer(models.Model):
    """One answer as it came, with its hash: evidence for the address that a letter went to (T-REG-3)."""

    source = models.CharField(max_length=200, help_text="the register that said so")
    uid = models.CharField(max_length=12)
    raw = models.TextField()
    sha256 = models.CharField(max_length=64)
    entry = models.JSONField(null=True, help_text="null where the register has no such number")
    fetched_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["source", "uid", "-fetched_at"], name="register_newest_answer")]

    def __str__(self) -> str:
        return f"{self.uid} at {self.fetched_at}"


class Gate(models.Model):
    """The one row that says how many calls are left and until when the service is left alone."""

    name = models.CharField(max_length=20, unique=True)
    tokens = models.FloatField()
    filled_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    closed_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
