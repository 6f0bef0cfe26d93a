"""Addresses of a provider's actions."""

from django.urls import path

from plumbline.portal.improvement import views

urlpatterns = [
    path("", views.actions, name="actions"),
    path("<int:pk>/", views.action, name="action"),
    path("<int:pk>/report/", views.action_report, name="action_report"),
    path("<int:pk>/time/", views.action_time, name="action_time"),
    path("evidence/<int:pk>/", views.progress_file, name="progress_file"),
]
