"""Addresses of published summaries. `pk` is the visit's number."""

from django.urls import path

from plumbline.open.summaries import views

urlpatterns = [
    path("", views.summaries, name="summaries"),
    path("<int:pk>/", views.summary, name="summary"),
]
