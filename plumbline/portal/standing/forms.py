"""What a provider says to its standing."""

from django import forms


class CommentForm(forms.Form):
    says = forms.CharField(
        label="What do you want the council to read?",
        help_text="It stands beside the decision for everybody who reads it. No names of people.",
        widget=forms.Textarea({"rows": 6}),
        max_length=4000,
        error_messages={"required": "Write what you want the council to read"},
    )
