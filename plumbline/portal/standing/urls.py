"""Addresses of a provider's standing."""

from django.urls import path

from plumbline.portal.standing import views

urlpatterns = [
    path("", views.standing, name="standing"),
    path("<int:pk>/comment/", views.standing_comment, name="standing_comment"),
]
