"""Addresses of the providers' pages."""

from django.urls import include, path

from plumbline.desk.providers import succeeding, views

urlpatterns = [
    path("<int:pk>/", views.provider, name="provider"),
    path("figures/", include("plumbline.desk.figures.urls")),
    path("<int:pk>/taken-over/", succeeding.provider_taken_over, name="provider_taken_over"),
    path("successions/<int:pk>/", succeeding.succession, name="succession"),
    path("successions/<int:pk>/withdraw/", succeeding.succession_withdraw, name="succession_withdraw"),
    path("<int:pk>/figures.csv", views.provider_csv, name="provider_csv"),
]
