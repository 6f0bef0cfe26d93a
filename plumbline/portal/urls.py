"""Addresses of the providers' door."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("plumbline.portal.returns.urls")),
    path("", include("plumbline.portal.filling.urls")),
    path("", include("plumbline.portal.uploads.urls")),
    path("kpis/", include("plumbline.portal.kpis.urls")),
    path("", include("plumbline.portal.surveys.urls")),
    path("visits/", include("plumbline.portal.reports.urls")),
    path("visits/", include("plumbline.portal.visits.urls")),
    path("standing/", include("plumbline.portal.standing.urls")),
    path("letters/", include("plumbline.portal.letters.urls")),
    path("actions/", include("plumbline.portal.improvement.urls")),
]
