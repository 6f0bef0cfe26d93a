"""What a provider types about a draft."""

from collections.abc import Iterable
from typing import Any

from django import forms

from plumbline.documents.evidence import ENDINGS, MOST_FILES, TAKEN
from plumbline.ui.files import ManyFilesField, ManyFilesInput
from plumbline.visits.actions.commenting import LONGEST


class CommentForm(forms.Form):
    """One point that is not accurate, with what shows it."""

    about = forms.ChoiceField(label="What is not accurate?")
    says = forms.CharField(
        label="What is right?",
        help_text="Say what the draft gets wrong, and what is right.",
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": "Say what is not accurate and what is right"},
    )
    evidence = ManyFilesField(
        most=MOST_FILES,
        label="What shows it",
        help_text=f"{TAKEN}. Up to {MOST_FILES} files, 20 megabytes each.",
        required=False,
        widget=ManyFilesInput({"accept": ",".join(ENDINGS), "multiple": True}),
    )

    def __init__(self, *args: Any, points: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(points)
        widget = forms.Select if len(choices) > 1 else forms.HiddenInput
        self.fields["about"] = forms.ChoiceField(
            label="What is not accurate?", choices=choices, widget=widget
        )
        self.initial.setdefault("about", choices[0][0])

    def clean(self) -> dict[str, Any]:
        """The files as names with their bytes."""
        typed = self.cleaned_data
        files = [(one.name or "file", one.read()) for one in typed.pop("evidence", None) or []]
        return {**typed, "files": files}


class DisputeForm(forms.Form):
    says = forms.CharField(
        label="What do you still hold to be wrong, and why?",
        help_text="A senior officer who took no part in the visit reads this, your comments and the answers to them.",
        widget=forms.Textarea({"rows": 8}),
        max_length=LONGEST,
        error_messages={"required": "Say what you still hold to be wrong, and why"},
    )
