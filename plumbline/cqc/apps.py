"""The room's entry in INSTALLED_APPS."""

from django.apps import AppConfig


class CqcConfig(AppConfig):
    """CQC's locations and ratings: facts shared by every council of an installation."""

    name = "plumbline.cqc"
    label = "cqc"
    verbose_name = "CQC"
