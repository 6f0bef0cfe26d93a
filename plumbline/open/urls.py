"""Addresses of the open door."""

from django.urls import include, path

from plumbline.open import views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("summaries/", include("plumbline.open.summaries.urls")),
    path("answer/", include("plumbline.open.surveys.urls")),
    path("check/", include("plumbline.open.checkers.urls")),
]
