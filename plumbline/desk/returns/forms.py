"""What an officer types when deciding about a return."""

from django import forms

from plumbline.ui.fields import DateField

LONGEST = 2000


class AcceptForm(forms.Form):
    """A note is sent with the acceptance; it may be left out."""

    note = forms.CharField(
        label="A note to the provider", widget=forms.Textarea({"rows": 3}), max_length=LONGEST, required=False
    )


class SendBackForm(forms.Form):
    reason = forms.CharField(
        label="What has to be corrected?",
        help_text="The provider reads this. Name the figure, what is wrong with it and what you need.",
        widget=forms.Textarea({"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": "Say what has to be corrected, so that the provider can do it"},
    )
    wanted_again_by = DateField(
        label="By when do you want it again?",
        help_text="Until that day the return is not overdue. Five working days are proposed.",
        error_messages={"required": "Enter the day by which you want it again, for example 27 3 2027"},
    )


class ExtendForm(forms.Form):
    until = DateField(label="New day it is due", help_text="For example, 27 3 2027")
    reason = forms.CharField(
        label="Why is more time given?",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why more time is given"},
    )


class NilForm(forms.Form):
    reason = forms.CharField(
        label="Why is there nothing to report?",
        help_text="For example, nobody was supported under this contract in the period.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why there is nothing to report"},
    )


class WithdrawNilForm(forms.Form):
    reason = forms.CharField(
        label="Why is the return needed after all?",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why the return is needed after all"},
    )


class RemindForm(forms.Form):
    """Nothing to type; it carries the reason when nobody could be reminded."""


FORMS: dict[str, type[forms.Form]] = {
    "accept": AcceptForm,
    "send_back": SendBackForm,
    "extend": ExtendForm,
    "nil": NilForm,
    "withdraw": WithdrawNilForm,
    "remind": RemindForm,
}
