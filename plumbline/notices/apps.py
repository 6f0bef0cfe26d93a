"""The room's place in Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "plumbline.notices"
