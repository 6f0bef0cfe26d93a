"""Addresses."""

from django.urls import path

from plumbline.portal.filling import views

urlpatterns = [
    path("returns/<int:pk>/sections/<slug:code>/", views.return_section, name="return_section"),
    path("returns/<int:pk>/explain/", views.return_explain, name="return_explain"),
    path("returns/<int:pk>/check/", views.return_check, name="return_check"),
    path("returns/<int:pk>/submit/", views.return_submit, name="return_submit"),
]
