"""The real addresses, and a page with an upload that only tests call."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from jobroom.config import urls
from jobroom.config.urls import handler403, handler404, handler500  # noqa: F401 - Django looks for them here
from jobroom.files.actions import take_in
from jobroom.files.fields import FormUpload
from jobroom.pages.forms import KeyedField, PageForm

PAGE = """{% extends "pages/layout.html" %}
{% import "pages/forms.html" as forms with context %}
{% block title %}Upload{% endblock %}
{% block main %}{{ forms.summary(form) }}<h1 id="top">Upload</h1>
<form class="card stack" method="post" enctype="multipart/form-data" novalidate aria-labelledby="top">
{{ forms.csrf() }}
{{ forms.upload(form, "file", hint="Page 2 of the letter.") }}
{{ forms.upload(form, "more") }}
{{ forms.field(form, "note") }}
<button class="btn" type="submit">Send</button></form>{% endblock %}"""


class UploadForm(PageForm):
    file = FormUpload(label="Signed form")
    more = FormUpload(label="More pages", most=2, empty=None)
    note = KeyedField(label="Note", empty="req.text")


def send(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        files = [*form.cleaned_data["file"], *form.cleaned_data["more"]]
        rows = [take_in(file, actor="account:1", matter="power:KO-7K4M-9QXP") for file in files]
        return HttpResponse(" ".join(row.sha256 for row in rows), content_type="text/plain")
    page = engines["jinja2"].from_string(PAGE)
    return HttpResponse(page.render({"form": form}, request), status=422 if form.errors else 200)


urlpatterns = [*urls.urlpatterns, *i18n_patterns(path("try/upload/", send))]
