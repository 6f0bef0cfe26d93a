"""What is typed to settle a piece of intelligence."""

from collections.abc import Mapping
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.intelligence.models import Intelligence, Outcome
from plumbline.oversight.queries.intelligence_choices import officers_for

LONGEST = 4000


def _words(label: str, missing: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": missing},
    )


class SettlingForm(forms.Form):
    """What is typed about one piece, given to the act by its names."""

    def __init__(self, typed: Any = None, *, intelligence: Intelligence, prefix: str | None = None) -> None:
        super().__init__(typed, prefix=prefix)
        self.intelligence = intelligence


class TakeOnForm(SettlingForm):
    """Nothing to type; it carries the cause when somebody was quicker."""


class HandOverForm(SettlingForm):
    officer = forms.ChoiceField(label="Who looks into it from now on?")

    def __init__(self, typed: Any = None, *, intelligence: Intelligence, prefix: str | None = None) -> None:
        super().__init__(typed, intelligence=intelligence, prefix=prefix)
        self.officers = {str(one.pk): one for one in officers_for(intelligence)}
        named = [(number, one.name) for number, one in self.officers.items()]
        self.fields["officer"] = forms.ChoiceField(
            label="Who looks into it from now on?",
            choices=[("", "Choose an officer"), *named],
            error_messages={"required": "Choose an officer"},
        )

    def clean(self) -> dict[str, User]:
        """Whom it is handed to."""
        chosen = self.officers.get(self.cleaned_data.get("officer", ""))
        return {"to": chosen} if chosen else {}


class CloseForm(SettlingForm):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    says = _words(
        "What was found or done?",
        "Say what was found or done",
        "No names of people. Where a referral was made, say when and its reference.",
    )


class WithdrawForm(SettlingForm):
    reason = _words("Why is it withdrawn?", "Say why it is withdrawn")


class AgainForm(SettlingForm):
    reason = _words("Why is it open again?", "Say why it is open again")


# By the names under which they stand on the page of one piece.
FORMS: Mapping[str, type[SettlingForm]] = {
    "take": TakeOnForm,
    "hand": HandOverForm,
    "close": CloseForm,
    "withdraw": WithdrawForm,
    "again": AgainForm,
}
