"""A case at support and what was noted in it.

A case may be about a matter of another room, named by kind and reference (`support.matters`), because rooms
differ in what they keep; so there is no foreign key. Of one matter one case lives at a time.
"""

from django.conf import settings
from django.db import models

from jobroom.rules.support import TicketState

LIVING = (TicketState.OPEN, TicketState.IN_WORK)


class Ticket(models.Model):
    """One case: somebody objects without signing in, or asks support for something."""

    class Topic(models.TextChoices):
        STOP = "stop"
        LOCKED = "locked"
        PIN = "pin"
        NOBODY = "nobody"
        OTHER = "other"

    class Way(models.TextChoices):
        CODE = "code"
        LINK = "link"
        DESK = "desk"

    reference = models.CharField(max_length=12, unique=True)
    topic = models.CharField(max_length=8, choices=Topic)
    matter_kind = models.CharField(max_length=24, blank=True)
    matter = models.CharField(max_length=12, blank=True, help_text="the reference of what the case is about")
    froze = models.BooleanField(default=False, help_text="whether the stop came in time")
    way = models.CharField(max_length=4, choices=Way)
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        help_text="whom the mail with the link went to",
    )  # fmt: skip
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in TicketState])
    language = models.CharField(max_length=2)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    contact = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    proposal = models.TextField(blank=True, help_text="why the matter is to be refused")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter_kind", "matter"],
                condition=models.Q(state__in=["open", "in-work"]) & ~models.Q(matter=""),
                name="support_one_living_per_matter",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False)
                | ~models.Q(state="closed") & models.Q(closed_at=None),
                name="support_closed_ticket_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(proposed_by=None, proposed_at=None)
                | models.Q(proposed_by__isnull=False, proposed_at__isnull=False),
                name="support_proposal_has_a_person",
            ),
        ]
        indexes = [models.Index(fields=["state", "opened_at"], name="support_ticket_by_age")]

    def __str__(self) -> str:
        return self.reference

    @property
    def subject(self) -> str:
        """How the journal names this case."""
        return f"ticket:{self.reference}"


class TicketNote(models.Model):
    """What was written down in a case: only added, never changed. Without account it came from outside."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    contact = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"note in {self.ticket_id}"
