"""Form fields that Django does not have: a date in three boxes, money and percentages as people type them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")


class DatePart(forms.TextInput):
    """The box for a day, a month or a year, with its own label."""

    template_name = "ui/forms/widgets/date_part.html"

    def __init__(self, part: str) -> None:
        self.part = part
        width = 4 if part == "year" else 2
        css = f"govuk-input govuk-date-input__input govuk-input--width-{width}"
        super().__init__({"class": css, "inputmode": "numeric"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the name of the part, and mark the box when the date cannot stand."""
        context = super().get_context(name, value, attrs)
        context["widget"]["part"] = self.part
        if context["widget"]["attrs"].get("aria-invalid"):
            context["widget"]["attrs"]["class"] += " govuk-input--error"
        return context


class DateInput(forms.MultiWidget):
    """Three boxes: day, month, year."""

    template_name = "ui/forms/widgets/date_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: DatePart(part) for part in PARTS}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        """The three parts of a date."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateField(forms.MultiValueField):
    """A date typed as day, month and year. Says which part is missing, or that there is no such day."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {}).setdefault("required", "Enter a date, for example 27 3 2026")
        boxes = tuple(forms.CharField(required=False) for _ in PARTS)
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """The date that the three boxes make."""
        if not data_list:
            return None
        if missing := [part for part, typed in zip(PARTS, data_list, strict=True) if not typed]:
            raise ValidationError(f"The date must include a {' and a '.join(missing)}", code="incomplete")
        try:
            day, month, year = (int(typed) for typed in data_list)
            return date(year if year > 99 else year + 2000, month, day)
        except (ValueError, OverflowError) as unreal:
            raise ValidationError("Enter a real date, for example 27 3 2026", code="unreal") from unreal


class AffixedInput(forms.TextInput):
    """A box for a number with its unit before or after it."""

    template_name = "ui/forms/widgets/affixed.html"

    def __init__(self, *, prefix: str = "", suffix: str = "", attrs: dict[str, Any] | None = None) -> None:
        self.prefix, self.suffix = prefix, suffix
        super().__init__({"inputmode": "decimal", "class": "govuk-input--width-10", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the unit."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"prefix": self.prefix, "suffix": self.suffix}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """What was typed, without the unit and the commas that people put between thousands."""
        typed = super().value_from_datadict(data, files, name)
        if not isinstance(typed, str):
            return None
        for mark in filter(None, (self.prefix, self.suffix, ",")):
            typed = typed.replace(mark, "")
        return typed.strip()


class MoneyField(forms.DecimalField):
    """Pounds and pence; "£1,200.50" is understood."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AffixedInput(prefix="£"))
        kwargs.setdefault("error_messages", {}).setdefault("invalid", "Enter an amount, for example 1200.50")
        super().__init__(**{"max_digits": 12, "decimal_places": 2, **kwargs})


class PercentField(forms.DecimalField):
    """A percentage; "95", "95%" and "95.5 %" are understood, and stay percentages (95 is 95)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AffixedInput(suffix="%", attrs={"class": "govuk-input--width-5"}))
        kwargs.setdefault("error_messages", {}).setdefault("invalid", "Enter a percentage, for example 95")
        super().__init__(**kwargs)
