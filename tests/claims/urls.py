"""The real addresses, and a page with both forms for a spreadsheet that only tests call."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from jobroom.claims.sheets.forms import PastedForm, SheetForm, StaffFileForm
from jobroom.config import urls
from jobroom.config.urls import handler403, handler404, handler500  # noqa: F401 - Django looks for them here

PAGE = """{% extends "pages/layout.html" %}
{% import "pages/forms.html" as forms with context %}
{% block title %}Employees{% endblock %}
{% block main %}{{ forms.summary(form) }}<h1 id="top">Employees</h1>
{% include "claims/sheet_faults.html" %}
<form class="card stack" method="post" enctype="multipart/form-data" novalidate aria-labelledby="top">
{{ forms.csrf() }}
{% if form.source == "file" %}{{ forms.upload(form, "file") }}{% endif %}
{% if form.source == "pasted" %}{{ forms.field(form, "pasted", rows=8) }}{% endif %}
<button class="btn" type="submit">Send</button></form>{% endblock %}"""


def send(request: HttpRequest, way: str) -> HttpResponse:
    form: SheetForm
    if request.method != "POST":
        form = StaffFileForm() if way == "file" else PastedForm()
    elif way == "file":
        form = StaffFileForm(request.POST, request.FILES)
    else:
        form = PastedForm(request.POST, columns=("name", "lost_hours"))
    if form.is_bound and form.is_valid():
        told = [f"{row.line}: {row.entry.name}, {row.entry.lost_hours}" for row in form.sheet.rows]
        return HttpResponse("\n".join(told), content_type="text/plain")
    page = engines["jinja2"].from_string(PAGE)
    return HttpResponse(page.render({"form": form}, request), status=422 if form.errors else 200)


urlpatterns = [*urls.urlpatterns, *i18n_patterns(path("try/<str:way>/", send))]
