"""Addresses of the history and of the letters."""

from django.urls import path

from plumbline.desk.history import views

urlpatterns = [
    path("history/", views.history, name="history"),
    path("history/letters/", views.outbox, name="outbox"),
    path("history/letters/<int:pk>/", views.letter, name="letter"),
]
