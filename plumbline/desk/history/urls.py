"""Addresses of the history."""

from django.urls import path

from plumbline.desk.history import views

urlpatterns = [
    path("history/", views.history, name="history"),
]
