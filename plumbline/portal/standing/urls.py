"""Addresses of a provider's standing."""

from django.urls import path

from plumbline.portal.standing import vacancies, views

urlpatterns = [
    path("", views.standing, name="standing"),
    path("vacancies/", vacancies.vacancies, name="vacancies"),
    path("<int:pk>/comment/", views.standing_comment, name="standing_comment"),
]
