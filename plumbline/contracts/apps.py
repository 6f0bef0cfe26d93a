"""The room's place in Django."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "plumbline.contracts"
