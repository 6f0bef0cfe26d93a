"""Short forms on a contract's page: its lead officer, calendar, framework from a day on, title and last day."""

from collections.abc import Mapping
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.contracts.models import Calendar
from plumbline.frameworks.models import FrameworkVersion
from plumbline.oversight.queries.contract_list import calendars_of, frameworks_of, officers_of
from plumbline.ui.fields import DateField


class LeadForm(forms.Form):
    officer = forms.ChoiceField(label="Lead officer")

    def __init__(self, typed: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.officers = {str(one.pk): one for one in officers_of(user)}
        self.fields["officer"] = forms.ChoiceField(label="Lead officer", choices=named(self.officers))

    @property
    def offers(self) -> bool:
        """Whether there is anybody to choose."""
        return bool(self.officers)

    @property
    def chosen(self) -> User:
        return self.officers[self.cleaned_data["officer"]]


class CalendarChoiceForm(forms.Form):
    calendar = forms.ChoiceField(label="Reporting calendar")

    def __init__(self, typed: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.calendars = {str(one.pk): one for one in calendars_of(user)}
        self.fields["calendar"] = forms.ChoiceField(label="Reporting calendar", choices=named(self.calendars))

    @property
    def offers(self) -> bool:
        """Whether there is any to choose."""
        return bool(self.calendars)

    @property
    def chosen(self) -> Calendar:
        return self.calendars[self.cleaned_data["calendar"]]


class FrameworkChoiceForm(forms.Form):
    framework = forms.ChoiceField(label="Measured by")
    effective_from = DateField(
        label="From", help_text="A return is measured by the version in force on the last day of its period."
    )

    def __init__(self, typed: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.frameworks = {str(one.pk): one for one in frameworks_of(user)}
        self.fields["framework"] = forms.ChoiceField(label="Measured by", choices=named(self.frameworks))

    @property
    def offers(self) -> bool:
        """Whether there is any to choose."""
        return bool(self.frameworks)

    @property
    def chosen(self) -> FrameworkVersion:
        return self.frameworks[self.cleaned_data["framework"]]


class TitleForm(forms.Form):
    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="For example, Home care, north area",
        widget=forms.TextInput({"class": "govuk-!-width-two-thirds"}),
    )
    offers = True

    def __init__(self, typed: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)


class LastDayForm(forms.Form):
    ends_on = DateField(label="Last day", help_text="For example, 31 3 2028")
    reason = forms.CharField(
        label="Why it changes",
        max_length=1000,
        help_text="The provider reads it.",
        widget=forms.Textarea({"rows": 3, "class": "govuk-!-width-two-thirds"}),
        error_messages={"required": "Say why the last day changes"},
    )
    offers = True

    def __init__(self, typed: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)


def named(those: Mapping[str, object]) -> list[tuple[str, str]]:
    """Choices: each by its number, in its own words."""
    return [(number, str(one)) for number, one in those.items()]
