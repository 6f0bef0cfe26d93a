"""What an officer says of a letter, and what the list can be narrowed to."""

from django import forms

from plumbline.notices.models import Notice
from plumbline.notices.models import NoticeQuerySet as Letters

ASTRAY = "astray"


class LetterFilters(forms.Form):
    state = forms.ChoiceField(
        required=False,
        label="Status",
        choices=[
            ("", "All letters"),
            (ASTRAY, "Did not arrive, nobody has seen to it"),
            *Notice.Status.choices,
        ],
    )

    @property
    def asked(self) -> str:
        """The status chosen, or nothing."""
        self.is_valid()
        return str(self.cleaned_data.get("state", ""))

    def narrowed(self, letters: Letters) -> Letters:
        if self.asked == ASTRAY:
            return letters.astray()
        return letters.filter(status=self.asked) if self.asked else letters


class AgainForm(forms.Form):
    """Nothing to type; it carries the reason when the letter cannot be sent again."""


class ToldForm(forms.Form):
    says = forms.CharField(
        label="How and when did they learn of it?",
        help_text="For example, “Told the registered manager by phone today, who has read it in Plumbline”.",
        widget=forms.Textarea({"rows": 3}),
        max_length=500,
        error_messages={"required": "Say how they learnt of it"},
    )


class CameBackForm(forms.Form):
    says = forms.CharField(
        label="How do you know?",
        help_text="What the returned message says, or who told you.",
        widget=forms.Textarea({"rows": 3}),
        max_length=300,
        error_messages={"required": "Say how you know that it came back"},
    )
    marks_address = forms.BooleanField(
        required=False, label="The address is no good any more: write letters to it, and post none"
    )


FORMS: dict[str, type[forms.Form]] = {"again": AgainForm, "told": ToldForm, "came_back": CameBackForm}
