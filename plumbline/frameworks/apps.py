"""The room's place in Django."""

from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "plumbline.frameworks"
