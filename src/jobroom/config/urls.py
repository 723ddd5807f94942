"""Every address. Pages carry their language in front; machines' addresses do not."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from jobroom.config import entrances, health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", entrances.choose_language, name="root"),
    path("desk/", entrances.to_desk, name="to_desk"),
    path("casesoverviewcreator-ffe", entrances.printed_address, name="printed_address"),
    path("r/<str:reference>", entrances.by_reference, name="by_reference"),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    *i18n_patterns(
        path("", include("jobroom.pages.urls")),
        path("", include("jobroom.claims.urls")),  # before cases, whose months would swallow its names
        path("", include("jobroom.cases.urls")),
        path("", include("jobroom.claims.urls")),
        path("", include("jobroom.rights.urls")),
        path("funds/", include("jobroom.funds.urls")),
        path("account/", include("jobroom.accounts.urls")),
        path("company/", include("jobroom.powers.urls")),
        path("company/", include("jobroom.companies.urls")),
        path("", include("jobroom.mandates.urls")),
        path("stop/", include("jobroom.support.urls")),
        path("desk/", include("jobroom.desk.urls")),
    ),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("jobroom.demo.urls")))

handler403 = "jobroom.mandates.errors.forbidden"
handler404 = "jobroom.pages.errors.not_found"
handler429 = "jobroom.pages.errors.too_many"
handler500 = "jobroom.pages.errors.failed"
