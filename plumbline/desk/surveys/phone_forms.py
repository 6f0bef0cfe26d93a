"""What is typed on a phone-in day."""

from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.oversight.queries.survey_choices import providers_of
from plumbline.providers.models import Provider
from plumbline.surveys.forms import WordsField
from plumbline.surveys.models import Call, Survey
from plumbline.ui.fields import DateField


class DayForm(forms.Form):
    title = forms.CharField(
        label="What is it called?", help_text="For example, Home care phone-in, July", max_length=200
    )
    held_on = DateField(label="Which day is it?", help_text="For example, 3 7 2026")


class CallForm(forms.Form):
    """One call. No names: not the caller’s, nor anybody’s they speak of."""

    said = WordsField(
        label="What did they say?",
        help_text="In their own words. Leave out names.",
        widget=forms.Textarea({"rows": 5, "autofocus": True}),
        error_messages={"required": "Write what the caller said"},
    )
    audience = forms.ChoiceField(label="Who is calling?", choices=Survey.Audience.choices)
    provider = forms.ChoiceField(label="About which provider?", required=False)
    theme = forms.ChoiceField(label="What is it about?", choices=Call.Theme.choices)
    is_concern = forms.BooleanField(label="This is a concern", required=False)
    follow_up = WordsField(
        label="How is it to be followed up?",
        help_text="Needed for a concern. If somebody may be at risk, follow your safeguarding procedure now.",
        widget=forms.Textarea({"rows": 2}),
        max_length=2000,
        required=False,
    )

    def __init__(self, typed: Any = None, *, user: User) -> None:
        super().__init__(typed)
        self.providers = {str(one.pk): one for one in providers_of(user)}
        known = [("", "None named"), *((key, one.name) for key, one in self.providers.items())]
        self.fields["provider"] = forms.ChoiceField(
            label="About which provider?", required=False, choices=known
        )
        self.order_fields(["said", "audience", "provider", "theme", "is_concern", "follow_up"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("is_concern") and not typed.get("follow_up", "").strip():
            self.add_error("follow_up", "Say how the concern is to be followed up")
        return typed

    @property
    def terms(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        provider: Provider | None = self.providers.get(typed["provider"])
        return {**typed, "provider": provider}


class FollowUpForm(forms.Form):
    says = WordsField(
        label="What was done?",
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
        error_messages={"required": "Say what was done about the concern"},
    )
