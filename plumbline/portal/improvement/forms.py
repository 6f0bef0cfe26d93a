"""What a provider says about an action."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from plumbline.documents.evidence import ENDINGS, MEGABYTE, MOST_BYTES, MOST_FILES, TAKEN, refusal
from plumbline.ui.fields import DateField
from plumbline.ui.files import ManyFilesField, ManyFilesInput

LONGEST = 4000


class ReportForm(forms.Form):
    """How far it is, with evidence. Files that are refused are named with the cause; what was typed stays."""

    says = forms.CharField(
        label="What have you done?",
        help_text="The council reads this. No names of people: write Person A, Staff member B.",
        widget=forms.Textarea({"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": "Say what you have done"},
    )
    evidence = ManyFilesField(
        label="Evidence",
        help_text=f"Up to {MOST_FILES} files of at most {MOST_BYTES // MEGABYTE} megabytes each: {TAKEN}.",
        widget=ManyFilesInput({"accept": ",".join(ENDINGS)}),
        most=MOST_FILES,
        required=False,
    )
    says_done = forms.BooleanField(
        label="This is done",
        help_text="The council then looks at what you sent and verifies it, or says what is missing.",
        required=False,
    )

    def clean_evidence(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each file. Every one that is refused is said at once."""
        chosen: list[UploadedFile[bytes]] = self.cleaned_data["evidence"]
        read = [(file.name or "file", file.read(MOST_BYTES + 1)) for file in chosen]
        causes = [cause for name, content in read if (cause := refusal(name, content))]
        if causes:
            raise ValidationError(causes)
        return read

    @property
    def report(self) -> dict[str, Any]:
        """What was said, as the act takes it."""
        typed = self.cleaned_data
        return {"says": typed["says"], "says_done": typed["says_done"], "files": typed["evidence"]}


class TimeForm(forms.Form):
    wanted = DateField(label="Until when?", help_text="For example, 27 3 2027")
    reason = forms.CharField(
        label="Why do you need more time?",
        help_text="Say what is done by then, and how people are kept safe meanwhile.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why you need more time"},
    )


def form_of(name: str, typed: Any = None, files: Any = None) -> forms.Form:
    """The form of this name, filled in or not."""
    form: type[forms.Form] = {"report": ReportForm, "time": TimeForm}[name]
    return form(typed, files, prefix=name)
