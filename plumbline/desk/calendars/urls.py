"""Addresses of calendars."""

from django.urls import path

from plumbline.desk.calendars import acting, views

urlpatterns = [
    path("", views.calendars, name="calendars"),
    path("open/", acting.calendar_open, name="calendar_open"),
    path("<int:pk>/", views.calendar, name="calendar"),
    path("<int:pk>/propose/", acting.calendar_propose, name="calendar_propose"),
    path("<int:pk>/confirm/", acting.calendar_confirm, name="calendar_confirm"),
]
