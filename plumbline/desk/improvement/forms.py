"""What an officer types when deciding about an action or a finding."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from plumbline.ui.fields import DateField

LONGEST = 2000


def _words(label: str, missing: str, hint: str = "", rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
        max_length=LONGEST,
        error_messages={"required": missing},
        **more,
    )


class VerifyForm(forms.Form):
    says = _words("A note to the provider", "", required=False)


class MoreForm(forms.Form):
    reason = _words(
        "What is missing?",
        "Say what is missing, so that the provider can do it",
        "The provider reads this. Say what you looked at and what you need to see.",
        rows=4,
    )
    due_on = DateField(label="Due by another day", required=False, help_text="Leave blank to keep the day.")


class WithdrawForm(forms.Form):
    reason = _words("Why is it withdrawn?", "Say why it is withdrawn")


class OpenAgainForm(forms.Form):
    reason = _words("Why is it open again?", "Say why it is open again")
    due_on = DateField(label="Due by another day", required=False, help_text="Leave blank to keep the day.")


class TimeForm(forms.Form):
    """Grant a day or refuse; both with words."""

    outcome = forms.ChoiceField(
        label="Give more time?",
        choices=[("grant", "Yes, until a day"), ("refuse", "No, it stays due as it is")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you give more time"},
    )
    granted_to = DateField(label="New day it is due", required=False)
    says = _words("Why?", "Say why, so that the provider understands", "The provider reads this.")

    reveals = {"outcome": {"grant": ["granted_to"]}}
    says_optional = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        is_granted = typed.get("outcome") == "grant"
        if is_granted and not typed.get("granted_to") and "granted_to" not in self.errors:
            self.add_error("granted_to", ValidationError("Enter the new day, for example 27 3 2027"))
        return typed

    @property
    def decision(self) -> dict[str, Any]:
        """What was decided, as the act takes it."""
        typed = self.cleaned_data
        until: date | None = typed["granted_to"] if typed["outcome"] == "grant" else None
        return {"granted_to": until, "says": typed["says"]}


class TellForm(forms.Form):
    """Nothing to type; it carries the cause when the provider could not be told."""


class CloseForm(forms.Form):
    reason = _words(
        "Why is it closed?",
        "Say why it is closed",
        "It closes by itself when every action for it is verified. Close it here when it needs none.",
    )


class ReasonForm(forms.Form):
    """Opening a finding again."""

    reason = _words("Why is it open again?", "Say why it is open again")


FORMS: dict[str, type[forms.Form]] = {
    "verify": VerifyForm,
    "more": MoreForm,
    "time": TimeForm,
    "withdraw": WithdrawForm,
    "again": OpenAgainForm,
    "tell": TellForm,
}
FINDING_FORMS: dict[str, type[forms.Form]] = {
    "tell": TellForm,
    "close": CloseForm,
    "withdraw": WithdrawForm,
    "again": ReasonForm,
}
