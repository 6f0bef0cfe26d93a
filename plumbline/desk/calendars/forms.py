"""What is typed about calendars: a name, a year to propose, the days to confirm."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from plumbline.contracts.models import CalendarPeriod
from plumbline.frameworks.periods import Interval
from plumbline.ui.fields import DateField

WORDS = {
    Interval.MONTH: "Each month",
    Interval.QUARTER: "Each quarter",
    Interval.HALF_YEAR: "Each half year",
    Interval.YEAR: "Each year",
}


class OpenForm(forms.Form):
    name = forms.CharField(
        label="Name of the calendar",
        max_length=120,
        help_text="For example, Quarterly returns. All contracts that use it report for the same periods.",
    )


class ProposeForm(forms.Form):
    """A financial year of due dates, to be read and confirmed."""

    year = forms.ChoiceField(label="For which financial year?")
    interval = forms.ChoiceField(
        label="How often?", choices=[(one.value, words) for one, words in WORDS.items()]
    )

    def __init__(self, typed: Any = None, *, today: date, interval: Interval, **kwargs: Any) -> None:
        super().__init__(typed, initial={"interval": interval.value}, **kwargs)
        now = today.year if today.month >= 4 else today.year - 1
        years = [(str(one), f"1 April {one} to 31 March {one + 1}") for one in range(now - 1, now + 3)]
        self.fields["year"] = forms.ChoiceField(
            label="For which financial year?", choices=years, initial=str(now + 1)
        )


class ConfirmForm(forms.Form):
    """One due date as a person reads it: the day, and why where it is not the day proposed."""

    is_read = forms.BooleanField(label="I have read this date", required=False)
    due_on = DateField(label="Return due on", required=False)
    reason = forms.CharField(label="Reason, where the day is another one", max_length=200, required=False)
    says_optional = False

    def __init__(self, typed: Any = None, *, entry: CalendarPeriod) -> None:
        super().__init__(
            typed, prefix=f"p{entry.pk}", initial={"due_on": entry.due_on, "reason": entry.reason}
        )
        self.entry = entry

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        due_on = typed.get("due_on")
        if not typed.get("is_read") or "due_on" in self.errors:
            return typed
        if due_on is None:
            self.add_error("due_on", "Enter the day on which the return is due")
        elif due_on <= self.entry.ends_on:
            self.add_error("due_on", f"The period ends on {self.entry.ends_on:%d %B %Y}. Choose a later day.")
        elif due_on != self.entry.due_on and not typed.get("reason"):
            self.add_error("reason", "Say why the return is due on another day than the one proposed")
        return typed

    @property
    def is_ticked(self) -> bool:
        """Whether the person says that they have read it. What was typed elsewhere waits and is not looked at."""
        return bool(self.is_bound and self["is_read"].value())


def confirm_forms(entries: Sequence[CalendarPeriod], typed: Any = None) -> list[ConfirmForm]:
    """A form for each date that is only proposed."""
    return [ConfirmForm(typed, entry=one) for one in entries if one.confirmed_at is None]
