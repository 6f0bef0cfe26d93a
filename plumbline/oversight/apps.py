"""The room's place in Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "plumbline.oversight"
