"""Addresses of the partners' door."""

from django.urls import path

from plumbline.partner import views

app_name = "partner"
urlpatterns = [
    path("", views.standings, name="standings"),
    path("providers/<int:pk>/", views.placement, name="placement"),
    path("decisions/<int:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
]
