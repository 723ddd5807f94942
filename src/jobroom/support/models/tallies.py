"""How often somebody tried a stop code that no letter has."""

from django.db import models


class StopTally(models.Model):
    """Wrong stop codes of one network (a keyed fingerprint, no address), or (empty) of all together."""

    network = models.CharField(max_length=64, unique=True)
    wrong = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.wrong} since {self.since}"
