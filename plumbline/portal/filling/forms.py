"""The declaration that goes with a submission."""

from django import forms


class DeclarationForm(forms.Form):
    is_right = forms.BooleanField(
        label="I have checked these figures and I may submit them for the provider",
        error_messages={
            "required": "Tick the box to say that you have checked the figures and may submit them."
        },
    )
