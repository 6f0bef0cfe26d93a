"""Addresses of figures over time."""

from django.urls import path

from plumbline.desk.figures import views

urlpatterns = [
    path("", views.real_changes, name="real_changes"),
    path("<int:pk>/<str:figure>/", views.contract_figure, name="contract_figure"),
]
