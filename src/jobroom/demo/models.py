"""What only the demo keeps: the paper and the mail that would have left the house, with their secrets."""

from django.db import models


class CaughtMail(models.Model):
    """A mail that the worker sent; in the demo it goes no further."""

    recipients = models.JSONField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    language = models.CharField(max_length=2)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class PrintedLetter(models.Model):
    """A letter that came out of the printer, with the secret that stands on it."""

    subject = models.CharField(max_length=64)
    file_name = models.CharField(max_length=100)
    addressee = models.CharField(max_length=150)
    language = models.CharField(max_length=2)
    pin = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["addressee", "pk"]

    def __str__(self) -> str:
        return self.file_name
