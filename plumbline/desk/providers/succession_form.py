"""What is typed when a provider was taken over, or some of its contracts go on with another."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms

from plumbline.contracts.models import Contract
from plumbline.oversight.queries.contract_list import providers_known
from plumbline.oversight.succession_consequences import SuccessionTerms
from plumbline.providers.models import Provider
from plumbline.ui.fields import DateField

TOLD = ("source", "new_provider", "cqc_provider_id")


class SuccessionForm(forms.Form):
    """The button that confirms carries what was shown; whoever changes something before is shown it again."""

    how = forms.ChoiceField(
        label="What goes on with the other provider?",
        choices=[
            ("whole", "Everything: it was taken over, or merged into the other"),
            ("part", "Some contracts: it was split, or sold a part"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether everything goes on, or some contracts"},
    )
    contracts = forms.MultipleChoiceField(
        label="Contracts that go",
        widget=forms.CheckboxSelectMultiple,
        help_text="A contract goes whole. Where only a part of it goes, put that on the register as one of its own.",
        error_messages={"required": "Choose at least one contract"},
    )
    whose = forms.ChoiceField(
        label="Who goes on with it?",
        choices=[("known", "A provider that is here already"), ("new", "A provider that is new here")],
        widget=forms.RadioSelect,
        initial="known",
    )
    provider = forms.ChoiceField(label="Provider", error_messages={"required": "Choose a provider"})
    new_provider = forms.CharField(
        label="Name of the new provider",
        max_length=200,
        error_messages={"required": "Enter the provider’s name"},
    )
    cqc_provider_id = forms.CharField(
        label="Its CQC provider ID", max_length=20, required=False, help_text="For example, 1-101728064"
    )
    since_on = DateField(
        label="From which day?", help_text="The first day with the other provider, not in the future"
    )
    reason = forms.CharField(
        label="Why?", widget=forms.Textarea({"rows": 3}), error_messages={"required": "Say why"}
    )
    source = forms.CharField(
        label="Where do you know it from?",
        max_length=200,
        help_text="For example, CQC’s register of 4 May, or the deed of novation and its date",
        error_messages={"required": "Say where you know it from"},
    )

    groups = (
        ("What changed", ("how", "whose")),
        ("Since when, and how it is known", ("since_on", "reason", "source")),
    )
    reveals = {
        "how": {"part": ["contracts"]},
        "whose": {"known": ["provider"], "new": ["new_provider", "cqc_provider_id"]},
    }

    def __init__(
        self,
        typed: Any = None,
        *,
        provider: Provider,
        contracts: Sequence[Contract],
        today: date,
        told: Mapping[str, str],
    ) -> None:
        """`told` is what the page that led here knows already, such as what CQC's register says."""
        super().__init__(typed, initial={name: told[name] for name in TOLD if told.get(name)})
        self.today, self.found = today, contracts
        self.providers = {str(one.pk): one for one in providers_known() if one.pk != provider.pk}
        offered = {
            "provider": [("", "Choose a provider"), *((pk, str(one)) for pk, one in self.providers.items())],
            "contracts": [(str(one.pk), _in_words(one)) for one in contracts],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        if typed:
            self.fields["contracts"].required = typed.get("how") == "part"
            self.fields["new_provider" if typed.get("whose") == "known" else "provider"].required = False

    def clean_since_on(self) -> date:
        day: date = self.cleaned_data["since_on"]
        if day > self.today:
            raise forms.ValidationError(
                "That day is still to come. Record it on the day, when it is certain."
            )
        return day

    @property
    def passing(self) -> list[Contract]:
        """The contracts that would go."""
        if self.cleaned_data["how"] == "whole":
            return list(self.found)
        return [one for one in self.found if str(one.pk) in self.cleaned_data["contracts"]]

    @property
    def successor(self) -> Provider | None:
        """The provider chosen; None when a new one was named."""
        is_known = self.cleaned_data["whose"] == "known"
        return self.providers[self.cleaned_data["provider"]] if is_known else None

    @property
    def successor_name(self) -> str:
        return str(self.successor or self.cleaned_data["new_provider"])

    @property
    def terms(self) -> SuccessionTerms:
        said = self.cleaned_data
        return SuccessionTerms(
            successor=self.successor,
            new_provider=said["new_provider"],
            cqc_provider_id=said["cqc_provider_id"],
            chosen=None if said["how"] == "whole" else {one.pk for one in self.passing},
            since_on=said["since_on"],
            reason=said["reason"],
            source=said["source"],
        )

    @property
    def shown(self) -> str:
        """A mark of what decides about the consequences, to tell whether they were shown."""
        what = (self.successor_name, self.cleaned_data["since_on"], [one.pk for one in self.passing])
        return sha256(repr(what).encode()).hexdigest()[:16]

    @property
    def is_confirmed(self) -> bool:
        return self.data.get("confirm") == self.shown


def _in_words(contract: Contract) -> str:
    services = ", ".join(one.name for one in contract.services.all())
    return f"{contract} ({services})" if services else str(contract)
