"""Setting an action for one or several findings, or putting a proposed one differently."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from plumbline.accounts.models import User
from plumbline.desk.improvement.forms import LONGEST
from plumbline.desk.improvement.leading import lead_field
from plumbline.improvement.due_days import USUAL_DAYS, usual_due_day
from plumbline.improvement.models import Action, Finding
from plumbline.oversight.queries.action_choices import leads_of
from plumbline.ui.fields import DateField
from plumbline.ui.wording import day

USUAL = ", ".join(f"{name} {days} days" for name, days in USUAL_DAYS.items())


class ActionForm(forms.Form):
    findings = forms.MultipleChoiceField(
        label="Which findings is it for?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the findings that this action is for"},
    )
    says = forms.CharField(
        label="What is to be done?",
        help_text="One thing that can be seen to be done.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say what is to be done"},
    )
    owner = forms.CharField(
        label="Who at the provider does it?",
        help_text="A role and not a name, for example Registered manager.",
        max_length=100,
        error_messages={"required": "Say which role at the provider does it"},
    )
    shows_done = forms.CharField(
        label="What will show that it is done?",
        help_text="What you will look at to verify it, for example The training log with every date in it.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say what will show that it is done"},
    )
    priority = forms.ChoiceField(choices=Finding.Priority.choices, widget=forms.RadioSelect)
    due_on = DateField(label="Due by", help_text=f"Usual here: {USUAL}. Give it the day that it needs.")
    lead = forms.ChoiceField(label="Lead officer")

    def __init__(
        self, typed: Any = None, *, findings: Sequence[Finding], council: int, initial: dict[str, Any]
    ) -> None:
        super().__init__(typed, initial=initial)
        self.offered = {str(one.pk): one for one in findings}
        self.officers = {str(one.pk): one for one in leads_of(council)}
        self.fields["lead"] = lead_field(self.officers)
        field = self.fields["findings"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(number, _said(one)) for number, one in self.offered.items()]
        if not findings:
            del self.fields["findings"]

    def clean_priority(self) -> str:
        """One of the three."""
        chosen = str(self.cleaned_data["priority"])
        if chosen not in Finding.Priority.values:
            raise ValidationError("Choose a priority")
        return chosen

    @property
    def chosen(self) -> list[Finding]:
        return [self.offered[number] for number in self.cleaned_data["findings"]]

    @property
    def terms(self) -> dict[str, Any]:
        """What the act asks for, but the findings."""
        plain = ("says", "owner", "shows_done", "priority", "due_on")
        typed = self.cleaned_data
        return {**{name: typed[name] for name in plain}, "lead": self.officers[typed["lead"]]}


def for_findings(
    findings: Sequence[Finding], ticked: Sequence[str], user: User, *, on: date
) -> dict[str, Any]:
    """What a new action begins with: the findings ticked, the most pressing priority among them, its usual day."""
    chosen = [one for one in findings if str(one.pk) in ticked] or list(findings)[:1]
    priorities = {one.priority for one in chosen}
    priority = next(one for one in USUAL_DAYS if one in priorities)
    return {
        "findings": [str(one.pk) for one in chosen],
        "priority": priority,
        "due_on": usual_due_day(priority, on),
        "lead": str(user.pk),
    }


def as_it_is(action: Action) -> dict[str, Any]:
    plain = ("says", "owner", "shows_done", "priority", "due_on")
    return {**{name: getattr(action, name) for name in plain}, "lead": str(action.lead_id or "")}


def _said(finding: Finding) -> str:
    area = f"{finding.area}: " if finding.area else ""
    return f"{area}{finding.says} (found {day(finding.found_on)})"
