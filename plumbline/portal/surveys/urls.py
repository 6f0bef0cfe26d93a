"""Addresses."""

from django.urls import path

from plumbline.portal.surveys import views

urlpatterns = [
    path("returns/<int:pk>/survey-figures/", views.survey_figures, name="survey_figures"),
    path("survey-figures/<int:pk>/", views.survey_figure_decide, name="survey_figure_decide"),
]
