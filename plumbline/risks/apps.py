"""The room's place in Django."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "plumbline.risks"
