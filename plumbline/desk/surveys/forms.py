"""What an officer types about a survey."""

from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.desk.surveys.own import A_FILE, BY_A_FILE, asked_before, from_file, offered
from plumbline.frameworks.reading import FrameworkProblems
from plumbline.oversight.queries.survey_choices import contracts_of, providers_of, visits_of
from plumbline.surveys import library
from plumbline.surveys.actions.inviting import MOST_LETTERS
from plumbline.surveys.forms import WordsField
from plumbline.surveys.models import Survey
from plumbline.surveys.questionnaire import Questionnaire
from plumbline.ui.fields import DateField

NUMBER = forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"})
ASKED = {
    "link": "How many are asked by link?",
    "paper": "How many are asked on paper?",
    "phone": "How many are asked by phone?",
}


class DaysForm(forms.Form):
    """When people can answer, and how many are asked."""

    opens_on = DateField(label="First day", help_text="For example, 1 7 2026")
    closes_on = DateField(label="Last day", help_text="The link works until the end of this day.")
    invited_link = forms.IntegerField(
        label=ASKED["link"], min_value=0, max_value=100_000, required=False, widget=NUMBER
    )
    invited_paper = forms.IntegerField(
        label=ASKED["paper"], min_value=0, max_value=100_000, required=False, widget=NUMBER
    )
    invited_phone = forms.IntegerField(
        label=ASKED["phone"], min_value=0, max_value=100_000, required=False, widget=NUMBER
    )

    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("When people can answer", ("opens_on", "closes_on")),
        ("How many are asked", ("invited_link", "invited_paper", "invited_phone")),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        first, last = typed.get("opens_on"), typed.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "The last day is before the first day. Check both.")
        return typed

    @property
    def days_and_numbers(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "opens_on": typed["opens_on"],
            "closes_on": typed["closes_on"],
            "invited": {mode: typed[f"invited_{mode}"] for mode in ASKED},
        }

    @staticmethod
    def of(survey: Survey, typed: Any = None) -> "DaysForm":
        """The form with what the survey has now."""
        names = ("opens_on", "closes_on", *(f"invited_{mode}" for mode in ASKED))
        return DaysForm(typed, initial={name: getattr(survey, name) for name in names})


class SurveyForm(DaysForm):
    """A new survey. Nobody can answer before it is opened."""

    questionnaire = forms.ChoiceField(label="Who is asked?", widget=forms.RadioSelect)
    file = forms.FileField(
        label="Your questionnaire file",
        help_text=f"It is asked by when you choose “{BY_A_FILE}” above.",
        required=False,
    )
    provider = forms.ChoiceField(
        label="About which provider?", error_messages={"required": "Choose a provider"}
    )
    visit = forms.ChoiceField(
        label="For a visit",
        required=False,
        help_text="What people say is then shown beside the scorecard, once the survey is closed.",
    )
    contract = forms.ChoiceField(label="About one contract", required=False)

    field_order = ("questionnaire", "file", "provider", "visit", "contract")
    groups = (("What it is about", field_order), *DaysForm.groups)

    def __init__(self, typed: Any = None, files: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, files, **kwargs)
        self.providers = {str(one.pk): one for one in providers_of(user)}
        self.visits = {str(one.pk): one for one in visits_of(user)}
        self.contracts = {str(one.pk): one for one in contracts_of(user)}
        self.own = asked_before(user)
        choices_of: dict[str, list[tuple[str, str]]] = {
            "questionnaire": offered(self.own),
            "provider": [
                ("", "Choose a provider"),
                *((key, one.name) for key, one in self.providers.items()),
            ],
            "visit": [("", "No visit"), *((key, str(one)) for key, one in self.visits.items())],
            "contract": [
                ("", "All of them"),
                *(
                    (key, f"{one.reference} {one.title}, {one.provider}")
                    for key, one in self.contracts.items()
                ),
            ],
        }
        for name, choices in choices_of.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        for name, those in (("visit", self.visits), ("contract", self.contracts)):
            chosen = those.get(typed.get(name, ""))
            if chosen and str(chosen.provider_id) != typed.get("provider"):
                self.add_error(
                    name, f"This {name} is with another provider. Choose one of the same provider."
                )
        if typed.get("questionnaire") == A_FILE:
            self._read_file(typed.get("file"))
        elif typed.get("file"):
            self.add_error("file", f"Choose “{BY_A_FILE}” and bring the file again, or leave it away")
        return typed

    def _read_file(self, file: Any) -> None:
        if not file:
            self.add_error("file", "Choose your questionnaire file, or one of the questionnaires above")
            return
        try:
            self.brought = from_file(file)
        except FrameworkProblems as found:
            for problem in found.problems:
                self.add_error("file", str(problem))

    @property
    def chosen(self) -> Questionnaire:
        """Of this form, once it is in order."""
        code = self.cleaned_data["questionnaire"]
        if code == A_FILE:
            return self.brought
        return self.own[code] if code in self.own else library.find(code)

    @property
    def terms(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            **self.days_and_numbers,
            "provider": self.providers[typed["provider"]],
            "questionnaire": self.chosen,
            "visit": self.visits.get(typed["visit"]),
            "contract": self.contracts.get(typed["contract"]),
        }


class ReasonForm(forms.Form):
    reason = WordsField(
        label="Why is it withdrawn?",
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say why, so that it can be understood later"},
    )


class LettersForm(forms.Form):
    count = forms.IntegerField(
        label="How many letters?",
        help_text=f"Each gets a code of its own that works once. At most {MOST_LETTERS} at a time.",
        min_value=1,
        max_value=MOST_LETTERS,
        widget=NUMBER,
    )
