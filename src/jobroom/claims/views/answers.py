"""What the script hears that saves drafts in the background, and what a browser reads after a save."""

from collections.abc import Mapping

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jobroom.accounts.actions import forget_held_form
from jobroom.accounts.http import SignedInRequest
from jobroom.cases.models import Period
from jobroom.claims.actions import Saved
from jobroom.claims.queries.editor import figures_facts
from jobroom.pages.formats import clock_time


def answer_script(
    request: SignedInRequest, result: str, status: int,
    saved: Saved | None = None, numbers: Mapping[str, int] | None = None,
    cells: Mapping[str, str] | None = None,
) -> JsonResponse | None:  # fmt: skip
    """None for a browser. `numbers` tells which number each new employee of the page has got, `cells` what
    another window has changed: without that the page would go on from values that nobody saw on it.
    """
    if request.headers.get("Accept") != "application/json":
        return None
    if saved is None:
        return JsonResponse({"result": result}, status=status)
    forget_held_form(request.user, request.path)
    box = figures_facts(saved.period, saved.rows, saved.computed)
    facts = {
        "version": saved.period.version, "text": saved_text(saved.period), "numbers": dict(numbers or {}),
        "cells": dict(cells or {}),
        "figures": render_to_string("claims/result.html", box, request),
    }  # fmt: skip
    return JsonResponse({"result": result, **facts}, status=status)


def saved_text(period: Period) -> str:
    """When the draft was saved."""
    assert period.changed_at is not None
    return _("Draft saved at %(time)s") % {"time": clock_time(period.changed_at)}
