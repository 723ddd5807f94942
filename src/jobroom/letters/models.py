"""Letters on their way, and the batches that they are printed in.

The secret of a letter is made when it is printed, and never stored. `number` is what the paper shows and a
scanner reads from an envelope that came back; it says nothing about the receiver.
"""

from django.db import models

from jobroom.rules.letters import LetterState


class LetterBatch(models.Model):
    """One run of the printer: ordered, finished when all its files are in place, then given to the post."""

    ordered_by = models.CharField(max_length=40, help_text="as the journal names it")
    ordered_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)
    folder = models.CharField(max_length=400, blank=True, help_text="where its files lie")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(posted_at=None) | models.Q(finished_at__isnull=False),
                name="letters_batch_is_printed_before_it_is_posted",
            ),
            models.UniqueConstraint(
                fields=["folder"],
                condition=models.Q(folder="", finished_at=None),
                name="letters_one_batch_is_queued",
            ),
        ]

    def __str__(self) -> str:
        return f"batch-{self.pk:06d}"


class Letter(models.Model):
    """One letter to one address; `subject` says what it belongs to, in the words of the journal."""

    kind = models.CharField(max_length=8, help_text="as its room has registered it")
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in LetterState],
        default=LetterState.REQUESTED.value,
    )
    subject = models.CharField(max_length=64)
    uid = models.CharField(max_length=12, blank=True, help_text="the company that the limit counts for")
    language = models.CharField(max_length=2)
    address = models.JSONField(help_text="the lines of the address block, the first one the company")
    values = models.JSONField(help_text="what the text names, without any secret")
    ordered_by = models.CharField(max_length=40, help_text="as the journal names it")
    requested_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    printed_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)
    valid_until = models.DateField(null=True, help_text="last day; empty until another letter replaces it")
    returned_at = models.DateTimeField(null=True)
    returned_reason = models.CharField(max_length=40, blank=True)
    used_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    batch = models.ForeignKey(LetterBatch, models.PROTECT, null=True, related_name="letters")
    number = models.CharField(max_length=12, null=True, unique=True, help_text="printed on it: BR-…")  # noqa: DJ001
    file = models.CharField(max_length=64, blank=True, help_text="the name of the printed file")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=models.Q(state="requested"), name="letters_waits_once"
            ),
            *(
                models.CheckConstraint(
                    condition=~models.Q(state=state) | models.Q(**{f"{field}__isnull": False}),
                    name=f"letters_{state}_has_a_time",
                )
                for state, field in (
                    ("printed", "printed_at"), ("posted", "posted_at"), ("returned", "returned_at"),
                    ("used", "used_at"), ("expired", "valid_until"), ("superseded", "superseded_at"),
                )
            ),
            models.CheckConstraint(
                condition=models.Q(posted_at=None) | models.Q(printed_at__isnull=False),
                name="letters_printed_before_posted",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["kind", "subject", "-id"], name="letters_newest"),
            models.Index(fields=["uid", "requested_at"], name="letters_orders_of_a_company"),
            models.Index(fields=["requested_at"], name="letters_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.subject}"


class LetterReminder(models.Model):
    """The mail about a letter that nobody has used, once per letter and reminder."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="reminders")
    which = models.CharField(max_length=12)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "which"], name="letters_reminder_once")]

    def __str__(self) -> str:
        return f"{self.which} of {self.letter_id}"
