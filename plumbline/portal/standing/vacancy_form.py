"""How many places are free at each service, on one day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from plumbline.providers.models import Service
from plumbline.standing.vacancies import MOST
from plumbline.ui.fields import DateField


class VacancyForm(forms.Form):
    """A number and a tick for each service; a service left blank stays as it was said before."""

    counted_on = DateField(label="Counted on")

    says_optional = False

    def __init__(
        self, typed: QueryDict | None, *, services: Sequence[Service], initial: dict[str, Any]
    ) -> None:
        super().__init__(typed, initial=initial)
        self.services = services
        for one in services:
            self.fields[f"number_{one.pk}"] = forms.IntegerField(
                label=f"Free places at {one}",
                help_text="How many more people you could take now. 0 means none.",
                min_value=0,
                max_value=MOST,
                required=False,
                widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
            )
            self.fields[f"silent_{one.pk}"] = forms.BooleanField(
                label=f"We do not say for {one}", required=False
            )
        self.order_fields([*(name for name in self.fields if name != "counted_on"), "counted_on"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for one in self.services:
            if typed.get(f"silent_{one.pk}") and typed.get(f"number_{one.pk}") is not None:
                self.add_error(
                    f"number_{one.pk}", f"Write a number for {one}, or say that you do not say, and not both"
                )
        if not self.errors and not self.counted:
            self.add_error(
                f"number_{self.services[0].pk}" if self.services else None, "Write how many places are free"
            )
        return typed

    @property
    def day(self) -> date:
        """Of the count."""
        return date.fromisoformat(str(self.cleaned_data["counted_on"]))

    @property
    def counted(self) -> dict[Service, int | None]:
        """Of the services that something was said of."""
        typed = self.cleaned_data
        said = {one: (typed.get(f"number_{one.pk}"), typed.get(f"silent_{one.pk}")) for one in self.services}
        return {one: number for one, (number, is_silent) in said.items() if number is not None or is_silent}
