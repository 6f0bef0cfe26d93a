"""What the list of actions can be narrowed to, by the address."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

from plumbline.improvement.models import Finding
from plumbline.improvement.models.finding import Source
from plumbline.oversight.queries.action_choices import Choice, Choices
from plumbline.oversight.queries.action_list import DUE_DAYS, SECTIONS


class ActionFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the list."""

    source = forms.ChoiceField(required=False, label="Found by")
    provider = forms.ChoiceField(required=False)
    priority = forms.ChoiceField(required=False)
    status = forms.ChoiceField(required=False)
    officer = forms.ChoiceField(required=False, label="Lead officer")
    due = forms.ChoiceField(required=False)

    def __init__(self, typed: QueryDict, *, choices: Choices) -> None:
        super().__init__(typed)
        offered: Mapping[str, tuple[str, Iterable[Choice]]] = {
            "source": ("All sources", [(str(one), str(one.label)) for one in Source]),
            "provider": ("All providers", choices.providers),
            "priority": ("All priorities", [(str(one), str(one.label)) for one in Finding.Priority]),
            "status": ("All that are open", [*SECTIONS.items(), ("all", "All, also those that are done")]),
            "officer": ("All officers", choices.officers),
            "due": ("Any day", DUE_DAYS.items()),
        }
        for name, (everything, those) in offered.items():
            self.fields[name] = forms.ChoiceField(
                required=False, label=self.fields[name].label, choices=[("", everything), *those]
            )

    @property
    def asked(self) -> Mapping[str, str]:
        """What was chosen; an address may also name the number of one visit or return."""
        self.is_valid()
        number = self.data.get("number", "")
        is_number = number.isascii() and number.isdigit() and len(number) < 12
        return {**self.cleaned_data, "number": number if is_number else ""}

    @property
    def narrows(self) -> bool:
        return any(self.asked.values())
