"""The room's place in Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "plumbline.portal"
