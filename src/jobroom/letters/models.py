"""Letters that wait for paper. The secret of a letter is made when it is printed, and never stored."""

from django.db import models


class Letter(models.Model):
    """One letter to one address; `subject` says what it belongs to, in the words of the journal."""

    class Kind(models.TextChoices):
        PIN = "pin"

    class State(models.TextChoices):
        REQUESTED = "requested"
        PRINTED = "printed"
        SUPERSEDED = "superseded"

    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.REQUESTED)
    subject = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    address = models.JSONField(help_text="the lines of the address block, the first one the company")
    values = models.JSONField(help_text="what the text names, without any secret")
    requested_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=64, blank=True, help_text="the name of the printed file")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=models.Q(state="requested"), name="letters_waits_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="printed") | models.Q(printed_at__isnull=False),
                name="letters_printed_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.subject}"
