"""Help, accessibility, data protection, complaint: words only, the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_help(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


def complaint(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/complaint.html")
