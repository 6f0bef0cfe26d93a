"""Plain Django forms come out as GOV.UK components: FORM_RENDERER names this class, pages write `{{ form }}`."""

from pathlib import Path

from django.forms import renderers
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property

from plumbline.ui.bound_field import GovukBoundField

OUR_WIDGETS = Path(__file__).parent / "form_templates"
DJANGO_WIDGETS = Path(renderers.__file__).parent / "templates"


class GovukRenderer(renderers.DjangoTemplates):
    """Django's own renderer with our templates for forms and fields, and a few of its widgets replaced."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = GovukBoundField

    @cached_property
    def engine(self) -> DjangoTemplates:
        """Our widget templates first, then Django's, then those of the installed rooms."""
        return DjangoTemplates(
            {"APP_DIRS": True, "DIRS": [OUR_WIDGETS, DJANGO_WIDGETS], "NAME": "govuk-forms", "OPTIONS": {}}
        )
