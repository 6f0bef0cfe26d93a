"""The room's place in Django."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "plumbline.returns"
