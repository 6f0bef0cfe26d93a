"""What is typed about a contract."""

from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.desk.contracts.choosing import named
from plumbline.oversight.queries.contract_list import (
    calendars_of,
    frameworks_of,
    officers_of,
    providers_known,
)
from plumbline.providers.models import Provider, ServiceKind
from plumbline.ui.fields import DateField, MoneyField


class ContractForm(forms.Form):
    """A new contract, as a draft. It binds nobody until it is brought into force."""

    whose = forms.ChoiceField(
        label="Which provider is it with?",
        choices=[("known", "One that is here already"), ("new", "A provider that is new here")],
        widget=forms.RadioSelect,
        initial="known",
    )
    provider = forms.ChoiceField(label="Provider", error_messages={"required": "Choose a provider"})
    new_provider = forms.CharField(
        label="Name of the new provider",
        max_length=200,
        error_messages={"required": "Enter the provider’s name"},
    )
    reference = forms.CharField(
        label="Contract reference",
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )
    title = forms.CharField(label="Title", max_length=200, help_text="For example, Home care, north area")
    service_kind = forms.ChoiceField(label="Kind of service", choices=ServiceKind.choices)
    service = forms.CharField(label="Name of the service", max_length=200, required=False)
    awarded_on = DateField(
        label="Awarded on", help_text="The KPIs are to be agreed within three months of this day."
    )
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    annual_value = MoneyField(label="Value a year", required=False)
    framework = forms.ChoiceField(label="Measured by", help_text="The frameworks your council has adopted.")
    calendar = forms.ChoiceField(
        label="Reporting calendar",
        required=False,
        help_text="It can be chosen later, but the contract cannot be brought into force without one.",
    )
    lead_officer = forms.ChoiceField(label="Lead officer", required=False)

    groups = (
        ("The contract", ("whose", "reference", "title", "service_kind", "service")),
        ("Dates and value", ("awarded_on", "starts_on", "ends_on", "annual_value")),
        ("How it is monitored", ("framework", "calendar", "lead_officer")),
    )
    reveals = {"whose": {"known": ["provider"], "new": ["new_provider"]}}

    def __init__(self, typed: Any = None, *, user: User) -> None:
        super().__init__(typed)
        if typed:
            self.fields["new_provider" if typed.get("whose") == "known" else "provider"].required = False
        self.frameworks = {str(one.pk): one for one in frameworks_of(user)}
        self.calendars = {str(one.pk): one for one in calendars_of(user)}
        self.officers = {str(one.pk): one for one in officers_of(user)}
        self.providers = {str(one.pk): one for one in providers_known()}
        offered = {
            "provider": [("", "Choose a provider"), *named(self.providers)],
            "framework": named(self.frameworks),
            "calendar": [("", "Not yet"), *named(self.calendars)],
            "lead_officer": [("", "Nobody yet"), *named(self.officers)],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        first, last = typed.get("starts_on"), typed.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first day. Check both.")
        awarded = typed.get("awarded_on")
        if first and awarded and awarded > first:
            self.add_error("awarded_on", "The contract starts before it is awarded. Check both days.")
        return typed

    @property
    def chosen_provider(self) -> Provider | None:
        """The provider chosen; None when a new one was named."""
        is_known = self.cleaned_data["whose"] == "known"
        return self.providers[self.cleaned_data["provider"]] if is_known else None

    @property
    def terms(self) -> dict[str, Any]:
        """What the register asks for, but provider and service."""
        plain = ("reference", "title", "service_kind", "awarded_on", "starts_on", "ends_on", "annual_value")
        typed = self.cleaned_data
        return {
            **{name: typed[name] for name in plain},
            "framework": self.frameworks[typed["framework"]],
            "calendar": self.calendars.get(typed["calendar"]),
            "lead_officer": self.officers.get(typed["lead_officer"]),
        }
