"""What is typed about a risk: a fact, another level with its reason and end, why a level is to stay."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from plumbline.frameworks.risk_words import Accepted
from plumbline.judgement.exact import in_digits
from plumbline.judgement.risk.levels import Level
from plumbline.judgement.risk.pointing import in_words
from plumbline.ui.fields import DateField

_REASON = {"required": "Say why: the reason stands beside the level"}
_UNTIL = "After this day what the risk leads to counts again, by itself."


class FactForm(forms.Form):
    """One input of the model: a word of its own, or a number."""

    value = forms.CharField()
    as_at = DateField(
        label="Which day is it true of?", help_text="Not the day you enter it, if that is another."
    )
    source = forms.CharField(
        label="Where is it known from?",
        help_text="For example: telephone call with the branch; Companies House. No names of people.",
        max_length=200,
        error_messages={"required": "Say where this is known from"},
    )

    def __init__(self, typed: Any = None, *, asks: str, accepted: Accepted, on: date) -> None:
        super().__init__(typed, initial={"as_at": on})
        self.accepted = accepted
        if accepted.codes:
            self.fields["value"] = forms.ChoiceField(
                label=asks,
                choices=[(code, in_words(code).capitalize()) for code in accepted.codes],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose one of them"},
            )
        else:
            self.fields["value"] = forms.DecimalField(
                label=asks,
                min_value=0,
                max_value=accepted.most if accepted.most is not None else Decimal(10**9),
                max_digits=14,
                decimal_places=4,
                widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal"}),
                error_messages={"required": "Enter a number, or 0 if there is none"},
            )

    @property
    def wanted(self) -> dict[str, Any]:
        """What stating the fact asks for."""
        value = self.cleaned_data["value"]
        text = in_digits(value) if isinstance(value, Decimal) else value
        return {"value": text, "as_at": self.cleaned_data["as_at"], "source": self.cleaned_data["source"]}


class DecideForm(forms.Form):
    """Another level than the risk leads to."""

    level = forms.ChoiceField(label="Level", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why?", max_length=1000, widget=forms.Textarea({"rows": 3}), error_messages=_REASON
    )
    until = DateField(label="Until which day does it count?", help_text=_UNTIL)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, typed: Any = None, *, levels: Iterable[Level], seen: int = 0) -> None:
        super().__init__(typed, prefix="decide", initial={"seen": seen})
        self.fields["level"] = forms.ChoiceField(
            label="Level",
            widget=forms.RadioSelect,
            choices=[(one.code, one.label.says) for one in levels],
            error_messages={"required": "Choose a level"},
        )


class DeclineForm(forms.Form):
    """The level stays as it is for now."""

    reason = forms.CharField(
        label="Why does it stay?", max_length=1000, widget=forms.Textarea({"rows": 3}), error_messages=_REASON
    )
    until = DateField(label="Until which day?", help_text="After this day the same is proposed again.")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, typed: Any = None, *, seen: int = 0) -> None:
        super().__init__(typed, prefix="decline", initial={"seen": seen})
