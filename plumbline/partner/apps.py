"""The room's place in Django."""

from django.apps import AppConfig


class PartnerConfig(AppConfig):
    name = "plumbline.partner"
