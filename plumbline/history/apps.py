"""The room's place in Django."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "plumbline.history"
