"""Plain Django fields come out as the components that GOV.UK Frontend ships its own examples of."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from plumbline.ui.fields import AffixedInput, DateField
from tests.ui.anatomy import anatomy, theirs

YES_NO = [("yes", "Yes"), ("no", "No")]
OPTIONS = [(str(number), f"GOV.UK frontend option {number}") for number in (1, 2, 3)]
NINO = "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’."
PICTURES = (
    "Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
)
PRIVATE = "Don't include personal or financial information, eg your National Insurance number or credit card details."
CHANGED = "This includes changing your last name or spelling your name differently."

CASES: list[tuple[str, forms.Field, str]] = [
    (
        "input/with error and hint",
        forms.CharField(label="National insurance number", help_text=NINO),
        "Enter a National Insurance number in the correct format",
    ),
    ("input/inputmode", forms.DecimalField(label="With inputmode"), ""),
    (
        "input/with prefix",
        forms.CharField(label="Amount, in pounds", widget=AffixedInput(prefix="£", attrs={"class": ""})),
        "",
    ),
    (
        "input/with suffix",
        forms.CharField(label="Weight, in kilograms", widget=AffixedInput(suffix="kg", attrs={"class": ""})),
        "",
    ),
    (
        "textarea/with hint and error message",
        forms.CharField(label="With hint and error", help_text="Hint", widget=forms.Textarea),
        "Error message",
    ),
    (
        "select/with hint text and error message",
        forms.ChoiceField(label="Label text goes here", help_text="Hint text goes here", choices=OPTIONS),
        "Error message goes here",
    ),
    (
        "radios/with hint and error message",
        forms.ChoiceField(
            label="Have you changed your name?", help_text=CHANGED, choices=YES_NO, widget=forms.RadioSelect
        ),
        "Please select an option",
    ),
    (
        "date-input/with error message and hint",
        DateField(label="What is your date of birth?", help_text="For example, 31 3 1980"),
        "Error message goes here",
    ),
    (
        "file-upload/enhanced, with error message and hint",
        forms.FileField(label="Upload a file", help_text=PICTURES),
        "Error message goes here",
    ),
    ("password-input/default", forms.CharField(label="Password", widget=forms.PasswordInput), ""),
    (
        "character-count/with hint and error",
        forms.CharField(
            label="Can you provide more detail?", help_text=PRIVATE, max_length=10, widget=forms.Textarea
        ),
        "Please provide more detail",
    ),
]


def rendered(field: forms.Field, error: str = "") -> str:
    """The field in a form of its own; with an error when one is given."""
    form: Any = type("Form", (forms.Form,), {"field": field})({} if error else None)
    if error:
        form.errors["field"] = form.error_class([error])
    return str(form["field"].as_field_group())


@pytest.mark.parametrize(("fixture", "field", "error"), CASES, ids=[case[0] for case in CASES])
def test_a_field_is_the_component_that_govuk_ships(fixture: str, field: forms.Field, error: str) -> None:
    # The unit's box has a numeric keyboard; theirs leaves that to each page.
    without = ("inputmode",) if "fix" in fixture else ()

    assert anatomy(rendered(field, error), without=without) == anatomy(theirs(fixture), without=without)


def test_the_error_of_a_file_is_kept_beside_the_box() -> None:
    form: Any = type("Form", (forms.Form,), {"file": forms.FileField(label="Workbook")})(
        {}, {"file": SimpleUploadedFile("a.xlsx", b"")}
    )

    assert form["file"].messages == ["That file is empty. Choose the file that you saved"]
