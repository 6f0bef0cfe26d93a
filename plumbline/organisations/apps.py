"""The room's place in Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "plumbline.organisations"
