"""One question, or the place for their own words."""

from typing import Any

from django import forms

from plumbline.visits.checkers import EasyChoice

MOST_LETTERS = 4000


class AnswerForm(forms.Form):
    """A face, words, or both. Skipping needs neither."""

    note = forms.CharField(required=False, max_length=MOST_LETTERS)

    def __init__(self, *args: Any, choices: tuple[EasyChoice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.code, one.says) for one in choices]
        self.fields["choice"] = forms.ChoiceField(choices=offered, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.data.get("go") == "next" and not cleaned.get("choice") and not cleaned.get("note"):
            self.add_error("choice", "Choose one of the pictures, or press Skip.")
        return cleaned


class WordsForm(forms.Form):
    words = forms.CharField(required=False, max_length=MOST_LETTERS)
