"""The room's place in Django."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "plumbline.demonstration"
