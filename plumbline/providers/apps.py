"""The room's place in Django."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    name = "plumbline.providers"
