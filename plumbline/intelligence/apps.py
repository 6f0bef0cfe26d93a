"""The room's place in Django."""

from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    name = "plumbline.intelligence"
