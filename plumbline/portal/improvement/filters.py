"""What the list of actions may be narrowed to."""

from collections.abc import Sequence
from typing import Any

from django import forms

from plumbline.portal.improvement.listing import STAGES


class ListFilter(forms.Form):
    council = forms.ChoiceField(required=False)
    stage = forms.ChoiceField(required=False, choices=[("", "All"), *STAGES.items()])

    def __init__(self, data: Any, councils: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["council"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "All councils"), *councils]

    def chosen(self) -> dict[str, str]:
        """What to narrow the list to; a choice that does not exist narrows nothing."""
        self.full_clean()
        return {name: str(self.cleaned_data.get(name, "")) for name in self.fields}
