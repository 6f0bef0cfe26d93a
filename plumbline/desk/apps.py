"""The room's place in Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "plumbline.desk"
