"""What the contract register can be narrowed to, by the address."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict

from plumbline.contracts.models import Contract
from plumbline.oversight.queries.contract_list import RegisterChoices


class RegisterFilters(forms.Form):
    status = forms.ChoiceField(required=False, choices=[("", "All"), *Contract.Status.choices])
    kind = forms.ChoiceField(required=False, label="Service")
    framework = forms.ChoiceField(required=False)
    officer = forms.ChoiceField(required=False, label="Lead officer")

    def __init__(self, typed: QueryDict, *, choices: RegisterChoices) -> None:
        super().__init__(typed)
        offered = {
            "kind": [("", "All services"), *choices.kinds],
            "framework": [("", "All frameworks"), *choices.frameworks],
            "officer": [("", "All officers"), ("nobody", "Nobody yet"), *choices.officers],
        }
        for name, those in offered.items():
            self.fields[name] = forms.ChoiceField(
                required=False, label=self.fields[name].label, choices=those
            )

    @property
    def asked(self) -> Mapping[str, str]:
        self.is_valid()
        return {**self.cleaned_data, "sort": self.data.get("sort", "")}
