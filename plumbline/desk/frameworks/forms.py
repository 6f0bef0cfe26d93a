"""A framework file to check, and the day from which to work by it."""

from typing import Any

from django import forms

from plumbline.frameworks.reading import LARGEST_FILE
from plumbline.ui.fields import DateField


class CheckForm(forms.Form):
    """A file, or its text. Both are read in the same way."""

    file = forms.FileField(
        label="A framework file",
        help_text="A TOML file, for example one you took away and changed.",
        required=False,
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "class": "app-code", "spellcheck": "false"}),
    )
    says_optional = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("file") and not (typed.get("text") or "").strip():
            self.add_error("file", "Choose a framework file, or paste its text")
        if typed.get("file") and typed["file"].size > LARGEST_FILE:
            self.add_error(
                "file", f"The file is larger than {LARGEST_FILE // 1024} KB. Choose a smaller one."
            )
        return typed


class AdoptForm(forms.Form):
    """`code` names a framework of the library; `text` is a file that was checked here. One of the two."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    effective_from = DateField(
        label="Work by it from",
        help_text="For example, 1 4 2027. Contracts are moved to it one by one, on their own pages.",
    )
