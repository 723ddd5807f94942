"""E-mail that waits, in the database: the transactional outbox.

A message is written in the transaction of the act it tells about, so there is no mail without a commit
and no commit without its mail (promise 4). The worker claims a message with a lease, sends it, marks it;
a worker killed anywhere leaves a lease that ends, and the message goes out again.
"""

from django.db import models


class Message(models.Model):
    """One e-mail to one address, complete as it will be sent."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    recipient = models.EmailField()
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | ~models.Q(state="sent") & models.Q(sent_at__isnull=True),
                name="mailbox_sent_has_a_time",
            )
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="waiting"), name="mailbox_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}"
