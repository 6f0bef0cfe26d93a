"""What is typed about one thing that a level asks for: that it is done, and who does it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.ui.fields import DateField
from plumbline.workplan.models import Obligation


class DoneForm(forms.Form):
    on = DateField(label="When was it done?")
    outcome = forms.CharField(
        label="What came of it?",
        help_text="One sentence is enough.",
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say in a sentence what came of it"},
    )

    def __init__(self, typed: Any = None, *, today: date) -> None:
        super().__init__(typed, initial={"on": today})


class GiveForm(forms.Form):
    officer = forms.ChoiceField(required=False)
    is_for_all = forms.BooleanField(
        label="Also everything else that is to be done for this provider", required=False
    )
    says_optional = False

    def __init__(self, typed: Any = None, *, one: Obligation, officers: Sequence[User], lead: str) -> None:
        super().__init__(typed, initial={"officer": str(one.officer_id or "")})
        self.officers = {str(each.pk): each for each in officers}
        if one.officer:
            self.officers.setdefault(str(one.officer_id), one.officer)
        named = [(key, str(each)) for key, each in self.officers.items()]
        self.fields["officer"] = forms.ChoiceField(
            label="Who does this, and what follows it of the same kind?",
            required=False,
            choices=[("", f"The contract’s lead officer ({lead})"), *named],
        )

    @property
    def chosen(self) -> User | None:
        """None leaves it to the lead officer."""
        return self.officers.get(self.cleaned_data["officer"])
