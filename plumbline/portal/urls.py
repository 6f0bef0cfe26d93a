"""Addresses of the providers' door."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("plumbline.portal.returns.urls")),
    path("kpis/", include("plumbline.portal.kpis.urls")),
]
