"""Addresses for people who answer."""

from django.urls import path

from plumbline.open.surveys import views

urlpatterns = [
    path("", views.survey_code, name="survey_code"),
    path("thank-you/", views.survey_thanks, name="survey_thanks"),
    path("<str:code>/", views.survey_answer, name="survey_answer"),
]
