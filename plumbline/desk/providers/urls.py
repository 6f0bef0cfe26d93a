"""Addresses of the providers' pages."""

from django.urls import include, path

from plumbline.desk.providers import views

urlpatterns = [
    path("<int:pk>/", views.provider, name="provider"),
    path("figures/", include("plumbline.desk.figures.urls")),
    path("<int:pk>/figures.csv", views.provider_csv, name="provider_csv"),
]
