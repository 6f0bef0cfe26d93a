"""What is typed about the plan: the team's hours, a line's month and officer, why it is dropped, a visit's day."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.frameworks.models import FrameworkVersion
from plumbline.ui.fields import DateField
from plumbline.visits.models import Visit
from plumbline.workplan.capacity import MONTHS, month_name
from plumbline.workplan.models import PlanLine

_NARROW = {"class": "govuk-input--width-5", "inputmode": "decimal"}


class HoursForm(forms.Form):
    hours = forms.DecimalField(
        label="Hours the team has for visits in the year",
        help_text="With preparing and writing up. For example, two officers with five hours a week each come to 460.",
        max_digits=7,
        decimal_places=1,
        min_value=0,
        widget=forms.TextInput(_NARROW),
    )


class LineForm(forms.Form):
    """How a service is to be visited."""

    kind = forms.ChoiceField(label="Kind of visit", choices=Visit.Kind.choices)
    hours = forms.DecimalField(
        label="Hours it takes",
        max_digits=5,
        decimal_places=1,
        min_value=Decimal("0.5"),
        widget=forms.TextInput(_NARROW),
    )
    month = forms.TypedChoiceField(
        label="Month",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "No month yet"), *((str(one), month_name(one)) for one in MONTHS)],
    )
    officer = forms.ChoiceField(label="Officer", required=False)
    note = forms.CharField(label="Note", required=False, max_length=1000, widget=forms.Textarea({"rows": 2}))
    says_optional = False

    def __init__(self, typed: Any = None, *, line: PlanLine, officers: Sequence[User]) -> None:
        super().__init__(typed, initial=_as_it_is(line))
        self.officers = {str(one.pk): one for one in officers}
        if line.officer:
            self.officers.setdefault(str(line.officer_id), line.officer)
        self.fields["officer"] = forms.ChoiceField(
            label="Officer",
            required=False,
            choices=[("", "Nobody yet"), *((key, str(one)) for key, one in self.officers.items())],
        )

    @property
    def wanted(self) -> dict[str, Any]:
        """What the act of changing a line asks for."""
        officer = self.officers.get(self.cleaned_data["officer"])
        return {**self.cleaned_data, "officer": officer}


def _as_it_is(line: PlanLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "hours": line.hours,
        "month": line.month or "",
        "officer": str(line.officer_id or ""),
        "note": line.note,
    }


class DropForm(forms.Form):
    reason = forms.CharField(
        label="Why is it not to be visited this year?",
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why it is not to be visited this year"},
    )


class VisitForm(forms.Form):
    """A line becomes a visit: by which scorecard, on which day, and who leads it."""

    framework = forms.ChoiceField(label="Scorecard")
    planned_on = DateField(label="Day it is meant for", required=False)
    lead = forms.ChoiceField(label="Who leads it", required=False)

    def __init__(
        self,
        typed: Any = None,
        *,
        line: PlanLine,
        officers: Sequence[User],
        scorecards: Sequence[FrameworkVersion],
    ) -> None:
        super().__init__(typed, initial={"lead": str(line.officer_id or "")})
        self.frameworks = {str(one.pk): one for one in scorecards}
        self.officers = {str(one.pk): one for one in officers}
        self.fields["framework"] = forms.ChoiceField(
            label="Scorecard", choices=[(key, one.title) for key, one in self.frameworks.items()]
        )
        self.fields["lead"] = forms.ChoiceField(
            label="Who leads it",
            required=False,
            choices=[("", "Nobody yet"), *((key, str(one)) for key, one in self.officers.items())],
        )

    @property
    def wanted(self) -> dict[str, Any]:
        """What planning the visit asks for."""
        return {
            "framework": self.frameworks[self.cleaned_data["framework"]],
            "planned_on": self.cleaned_data["planned_on"],
            "lead": self.officers.get(self.cleaned_data["lead"]),
        }
