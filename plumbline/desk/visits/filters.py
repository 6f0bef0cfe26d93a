"""What the list of visits can be narrowed to, by the address."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

from plumbline.oversight.queries.visit_list import GROUPS, Choice, Choices
from plumbline.visits.models import Visit


class VisitFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the list."""

    status = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)
    officer = forms.ChoiceField(required=False, label="Lead officer")
    provider = forms.ChoiceField(required=False)

    def __init__(self, typed: QueryDict, *, choices: Choices) -> None:
        super().__init__(typed)
        offered: Mapping[str, tuple[str, Iterable[Choice]]] = {
            "status": ("All", [*GROUPS.items(), *Visit.Status.choices]),
            "kind": ("All kinds", Visit.Kind.choices),
            "officer": ("All officers", choices.officers),
            "provider": ("All providers", choices.providers),
        }
        for name, (everything, those) in offered.items():
            self.fields[name] = forms.ChoiceField(
                required=False, label=self.fields[name].label, choices=[("", everything), *those]
            )

    @property
    def asked(self) -> Mapping[str, str]:
        """What was chosen, and the order asked for."""
        self.is_valid()
        return {**self.cleaned_data, "sort": self.data.get("sort", "")}
