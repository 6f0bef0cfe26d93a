"""Addresses of a person's own letters."""

from django.urls import path

from plumbline.portal.letters import views

urlpatterns = [path("", views.letters, name="letters")]
