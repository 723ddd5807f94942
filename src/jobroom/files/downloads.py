"""Shim."""

from django.http import HttpResponse


def picture(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="image/png")


def download(stored: object, name: str) -> HttpResponse:
    return HttpResponse(b"")
