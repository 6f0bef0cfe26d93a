"""Addresses of letters."""

from django.urls import path

from plumbline.desk.letters import settling, views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/again/", settling.letter_again, name="letter_again"),
    path("<int:pk>/told/", settling.letter_told, name="letter_told"),
    path("<int:pk>/came-back/", settling.letter_came_back, name="letter_came_back"),
]
