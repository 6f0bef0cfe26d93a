"""The room's place in Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "plumbline.documents"
