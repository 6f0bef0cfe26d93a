"""The room's place in Django."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "plumbline.visits"
