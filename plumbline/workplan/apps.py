"""The room's place in Django."""

from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    name = "plumbline.workplan"
