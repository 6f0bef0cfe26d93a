"""Which officer leads an action."""

from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.oversight.queries.action_choices import leads_of


class LeadForm(forms.Form):
    officer = forms.ChoiceField(label="Lead officer")

    def __init__(
        self, typed: Any = None, *, council: int, lead: int | None = None, prefix: str | None = None
    ) -> None:
        super().__init__(typed, prefix=prefix, initial={"officer": str(lead or "")})
        self.officers = {str(one.pk): one for one in leads_of(council)}
        self.fields["officer"] = lead_field(self.officers)

    @property
    def chosen(self) -> User:
        return self.officers[self.cleaned_data["officer"]]


def lead_field(officers: dict[str, User]) -> forms.ChoiceField:
    """A choice of those who can lead an action."""
    return forms.ChoiceField(
        label="Lead officer",
        help_text="Gets word of what the provider reports, and verifies it.",
        choices=[("", "Choose an officer"), *((number, one.name) for number, one in officers.items())],
        error_messages={"required": "Choose an officer"},
    )
