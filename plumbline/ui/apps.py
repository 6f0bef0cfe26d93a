"""The room's entry in INSTALLED_APPS."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, tags, stylesheets and the form renderer."""

    name = "plumbline.ui"
    label = "ui"
