"""Telling the provider a target for a year."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from plumbline.frameworks.definition import Definition, Direction, Indicator, Measure

SHARES = {Measure.PERCENTAGE}


def can_have_target(indicator: Indicator) -> bool:
    """Figures that are rated by one bound. A range keeps the framework's own; a breakdown has none."""
    return indicator.measure is not Measure.BREAKDOWN and indicator.direction in {
        Direction.HIGHER,
        Direction.LOWER,
    }


class TargetForm(forms.Form):
    ref = forms.ChoiceField(label="Figure")
    year = forms.ChoiceField(label="For which year?", widget=forms.RadioSelect)
    target = forms.DecimalField(
        label="Target",
        max_digits=14,
        decimal_places=4,
        min_value=0,
        help_text="A percentage as a number: 80 for 80%.",
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )
    amber = forms.DecimalField(
        label="Where amber ends",
        max_digits=14,
        decimal_places=4,
        min_value=0,
        required=False,
        help_text="Left blank, amber ends as far from the target as the framework says.",
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )

    def __init__(self, typed: Any = None, *, definition: Definition, today: date) -> None:
        super().__init__(typed)
        self.definition = definition
        offered = [
            (one.ref, f"{one.ref} {one.title}") for one in definition.indicators if can_have_target(one)
        ]
        self.fields["ref"] = forms.ChoiceField(label="Figure", choices=offered)
        years = financial_years(today)
        self.fields["year"] = forms.ChoiceField(
            label="For which year?", choices=years, widget=forms.RadioSelect, initial=years[1][0]
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        indicator = self.definition.by_ref.get(typed.get("ref", ""))
        target, amber = typed.get("target"), typed.get("amber")
        if indicator and target is not None:
            self._check(indicator, target, amber)
        return typed

    def _check(self, indicator: Indicator, target: Decimal, amber: Decimal | None) -> None:
        if indicator.measure in SHARES and target > 100:
            self.add_error("target", "A percentage is at most 100. Enter a number from 0 to 100.")
        is_higher = indicator.direction is Direction.HIGHER
        if amber is not None and (amber > target if is_higher else amber < target):
            side = "below" if is_higher else "above"
            self.add_error("amber", f"Amber ends {side} the target. Enter a number {side} {target}.")

    @property
    def told(self) -> dict[str, Any]:
        """What `tell_target` asks for."""
        year = int(self.cleaned_data["year"])
        return {
            "ref": self.cleaned_data["ref"],
            "target": self.cleaned_data["target"],
            "amber": self.cleaned_data["amber"],
            "effective_from": date(year, 4, 1),
            "effective_to": date(year + 1, 3, 31),
        }


def financial_years(today: date) -> list[tuple[str, str]]:
    """The financial year of a day and the one after, by the calendar year each begins in."""
    year = today.year if today.month >= 4 else today.year - 1
    return [(str(one), f"1 April {one} to 31 March {one + 1}") for one in (year - 1, year, year + 1)]
