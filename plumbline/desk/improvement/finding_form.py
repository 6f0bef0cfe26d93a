"""Writing down a finding."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from plumbline.accounts.models import User
from plumbline.desk.improvement.forms import LONGEST
from plumbline.desk.improvement.prompting import Prompt
from plumbline.improvement.models import Finding
from plumbline.providers.models import Provider
from plumbline.ui.fields import DateField

PRIORITIES = [
    ("high", "High: people are or may soon be harmed, or the law or the contract is broken"),
    ("medium", "Medium: care is poorer than it should be"),
    ("low", "Low: worth putting right"),
]


class FindingForm(forms.Form):
    """A finding of an officer's own, or about one figure of a return, which is then said beforehand."""

    provider = forms.ChoiceField(label="Provider", error_messages={"required": "Choose a provider"})
    says = forms.CharField(
        label="What was found?",
        help_text="What you saw, where and how many of how many. No names of people: write Person A, Staff member B.",
        widget=forms.Textarea({"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": "Say what was found"},
    )
    area = forms.CharField(
        label="Area", help_text="For example, Staffing or Safeguarding", max_length=200, required=False
    )
    regulation = forms.CharField(
        label="Contract clause or regulation it falls short of", max_length=200, required=False
    )
    priority = forms.ChoiceField(choices=PRIORITIES, widget=forms.RadioSelect, initial="medium")
    found_on = DateField(label="Found on")

    def __init__(self, typed: Any = None, *, user: User, prompt: Prompt, **kwargs: Any) -> None:
        super().__init__(typed, initial=dict(prompt.initial), **kwargs)
        if prompt.kpi_return is not None:
            del self.fields["provider"]
            return
        visible = Provider.objects.visible_to(user).select_related("organisation")
        self.providers = {str(one.pk): one for one in visible}
        named = [(number, one.name) for number, one in self.providers.items()]
        self.fields["provider"] = forms.ChoiceField(
            label="Provider",
            choices=[("", "Choose a provider"), *named],
            error_messages={"required": "Choose a provider"},
        )

    def clean_priority(self) -> str:
        """One of the three."""
        chosen = str(self.cleaned_data["priority"])
        if chosen not in Finding.Priority.values:
            raise ValidationError("Choose a priority")
        return chosen
