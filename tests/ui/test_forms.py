"""What forms add to GOV.UK's components: words for problems, choices that reveal, groups, dates and units."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms

from plumbline.ui.fields import DateField, MoneyField, PercentField
from plumbline.ui.tags.form_parts import error_summary
from tests.ui.test_fields_as_govuk import rendered


class Decision(forms.Form):
    outcome = forms.ChoiceField(
        label="What do you want to do?",
        choices=[("accept", "Accept"), ("send-back", "Send back")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="What must change?", required=False, widget=forms.Textarea)
    name = forms.CharField(label="Your name")
    note = forms.CharField(required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    reveals = {"outcome": {"send-back": ["reason"]}}
    groups = (("About you", ("name",)),)


@pytest.mark.parametrize(
    ("field", "answer", "says"),
    [
        (forms.CharField(label="Name of the provider"), "", "Enter name of the provider"),
        (forms.CharField(label="CQC location id"), "", "Enter CQC location id"),
        (forms.CharField(label="Who was there?"), "", "Answer “Who was there?”"),
        (forms.ChoiceField(label="Lead officer", choices=[("a", "A")]), "", "Choose lead officer"),
        (
            forms.ChoiceField(label="Lead officer", choices=[("a", "A")]),
            "z",
            "Choose one of the answers listed",
        ),
        (forms.BooleanField(label="Both sides agree"), "", "Tick the box: both sides agree"),
        (forms.EmailField(label="E-mail"), "x", "Enter an email address, for example name@example.org"),
        (forms.IntegerField(label="Hours"), "x", "Enter a whole number."),
        (forms.IntegerField(label="Hours", min_value=0), "-1", "Enter 0 or more"),
        (forms.IntegerField(label="Hours", max_value=9), "10", "Enter 9 or less"),
        (
            forms.CharField(label="Note", max_length=3),
            "abcd",
            "Shorten this to 3 characters or fewer: it has 4",
        ),
        (
            forms.CharField(error_messages={"required": "Say why, in a sentence"}),
            "",
            "Say why, in a sentence",
        ),
    ],
)
def test_problems_are_said_as_cause_and_cure(field: forms.Field, answer: str, says: str) -> None:
    form: Any = type("Form", (forms.Form,), {"field": field})({"field": answer})

    assert form["field"].messages == [says]
    assert says in str(form).replace("&quot;", '"')


@pytest.mark.parametrize(
    ("parts", "means"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        (("27", "3", "26"), date(2026, 3, 27)),
        (("29", "2", "2024"), date(2024, 2, 29)),
        (("29", "2", "2025"), "Enter a real date, for example 27 3 2026"),
        (("x", "2", "2025"), "Enter a real date, for example 27 3 2026"),
        (("1", "1", "99999"), "Enter a real date, for example 27 3 2026"),
        (("", "2", "2025"), "The date must include a day"),
        (("1", "", ""), "The date must include a month and a year"),
        (("", "", ""), "Enter a date, for example 27 3 2026"),
    ],
)
def test_a_date_is_three_boxes(parts: tuple[str, str, str], means: date | str) -> None:
    names = ("on_day", "on_month", "on_year")
    form: Any = type("Form", (forms.Form,), {"on": DateField()})(dict(zip(names, parts, strict=True)))

    found = form.cleaned_data["on"] if form.is_valid() else form["on"].messages[0]

    assert found == means


def test_a_date_shows_what_is_kept_and_the_link_leads_to_its_first_box() -> None:
    form: Any = type("Form", (forms.Form,), {"on": DateField()})(initial={"on": date(2026, 3, 27)})

    assert [f'value="{part}"' in str(form) for part in (27, 3, 2026)] == [True] * 3
    assert f'id="{form["on"].first_input_id}"' in str(form)


@pytest.mark.parametrize(
    ("field", "typed", "means"),
    [
        (MoneyField(), "£1,200.50", Decimal("1200.50")),
        (MoneyField(), " 75 ", Decimal(75)),
        (PercentField(), "95 %", Decimal(95)),
        (PercentField(), "95.5%", Decimal("95.5")),
    ],
)
def test_a_number_may_be_typed_with_its_unit(field: forms.Field, typed: str, means: Decimal) -> None:
    form: Any = type("Form", (forms.Form,), {"amount": field})({"amount": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == means


def test_what_cannot_be_read_as_a_number_is_kept_and_explained() -> None:
    form: Any = type("Form", (forms.Form,), {"amount": MoneyField()})({"amount": "twelve"})

    assert form["amount"].messages == ["Enter an amount, for example 1200.50"]
    assert 'value="twelve"' in str(form)


def test_a_choice_reveals_its_field_inside_itself_and_only_there() -> None:
    html = str(Decision())

    assert html.count('name="reason"') == 1
    assert html.index("Send back") < html.index("govuk-radios__conditional") < html.index('name="reason"')


def test_questions_that_may_be_left_blank_say_so() -> None:
    assert "Note (optional)" in " ".join(str(Decision()).split())
    assert "Your name (optional)" not in " ".join(str(Decision()).split())


def test_fields_stand_in_their_groups_and_the_rest_follows() -> None:
    html = str(Decision())

    assert html.index("About you") < html.index('name="name"') < html.index('name="outcome"')
    assert html.count('name="token"') == 1


def test_labels_and_answers_are_never_markup() -> None:
    html = rendered(forms.CharField(label="<b>Name</b>", help_text="<i>x</i>", initial="<script>"))

    assert "&lt;b&gt;Name" in html
    assert "&lt;i&gt;x" in html
    assert "<script>" not in html


def test_the_browser_leaves_checking_to_the_server() -> None:
    assert " required" not in str(Decision())


def test_a_number_keeps_what_was_typed_and_has_no_wheel() -> None:
    form: Any = type("Form", (forms.Form,), {"hours": forms.IntegerField(min_value=0)})({"hours": "12a"})

    assert 'type="text" inputmode="numeric"' in str(form)
    assert 'value="12a"' in str(form)


def test_a_single_question_can_head_its_page() -> None:
    form: Any = type("Form", (forms.Form,), {"why": forms.CharField(label="Why?"), "heads_page": "why"})()

    assert '<h1 class="govuk-label-wrapper"><label class="govuk-label govuk-label--l"' in str(form)


def test_problems_that_read_alike_say_which_field_each_is_about() -> None:
    class Dates(forms.Form):
        first, last = DateField(label="First day"), DateField(label="Last day")

    summary = error_summary(Dates({}))

    assert [problem["says"] for problem in summary["problems"]] == [
        "First day: Enter a date, for example 27 3 2026",
        "Last day: Enter a date, for example 27 3 2026",
    ]
