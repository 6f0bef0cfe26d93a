"""The room's place in Django."""

from django.apps import AppConfig


class StandingConfig(AppConfig):
    name = "plumbline.standing"
