"""What was heard of the free places at one service: how many, when counted, how and from whom."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from plumbline.providers.models import Service
from plumbline.standing.models import VacancyStatement
from plumbline.standing.vacancies import MOST
from plumbline.ui.fields import DateField

Heard = VacancyStatement.Heard
HOW = ((Heard.PHONE, "By phone"), (Heard.EMAIL, "By e-mail"), (Heard.VISIT, "On a visit"))


class VacancyHeardForm(forms.Form):
    """A number, or that they do not say; either with its day and where it is from."""

    service = forms.ChoiceField(
        label="Service", widget=forms.RadioSelect, error_messages={"required": "Choose a service"}
    )
    answer = forms.ChoiceField(
        label="What did you hear?",
        choices=[("places", "A number of free places"), ("silent", "They do not say")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you heard"},
    )
    number = forms.IntegerField(
        label="Free places",
        help_text="0 means none.",
        min_value=0,
        max_value=MOST,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    counted_on = DateField(label="Counted on")
    heard = forms.ChoiceField(
        label="How did you hear it?",
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you heard it"},
    )
    who = forms.CharField(
        label="From whom?",
        help_text="Their work, such as the registered manager, and no name.",
        max_length=100,
        error_messages={"required": "Say from whom, such as the registered manager"},
    )

    reveals = {"answer": {"places": ["number"]}}
    says_optional = False

    def __init__(
        self, typed: QueryDict | None, *, services: Iterable[Service], initial: dict[str, Any]
    ) -> None:
        self.services = {str(one.pk): one for one in services}
        only = next(iter(self.services)) if len(self.services) == 1 else None
        super().__init__(typed, initial={**initial, "service": only})
        field = self.fields["service"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, one.name) for key, one in self.services.items()]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("answer") == "places" and typed.get("number") is None and "number" not in self.errors:
            self.add_error("number", "Write how many places are free. 0 means none")
        return typed

    @property
    def chosen(self) -> Service:
        return self.services[self.cleaned_data["service"]]

    @property
    def free(self) -> int | None:
        """How many; None: they do not say."""
        return self.cleaned_data["number"] if self.cleaned_data["answer"] == "places" else None
