"""The room's place in Django."""

from django.apps import AppConfig


class OpenConfig(AppConfig):
    name = "plumbline.open"
