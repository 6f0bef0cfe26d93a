"""The room's place in Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "plumbline.jobs"
