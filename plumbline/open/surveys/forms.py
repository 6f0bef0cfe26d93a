"""What somebody types who has a letter."""

from django import forms

from plumbline.surveys.links import normal


class CodeForm(forms.Form):
    code = forms.CharField(
        label="The code in your letter",
        help_text="It has 16 letters and numbers, for example KDFM-7Q2P-XW4T-9BCD.",
        max_length=80,
        widget=forms.TextInput(
            {"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": "Enter the code in your letter"},
    )

    def clean_code(self) -> str:
        code = normal(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                "This is not a whole code. It has 16 letters and numbers. Check your letter."
            )
        return code
