"""A questionnaire as a form: the same for whoever answers by link and for the officer who types answers in."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.templatetags.static import static
from django.utils.html import format_html

from plumbline.surveys.answers import LONGEST_WORDS, Answered, answered, plain
from plumbline.surveys.models.survey import Mode
from plumbline.surveys.questionnaire import NO_VIEW, Choice, Question, Questionnaire, Scale

FACES = 5


class WordsField(forms.CharField):
    """Words in several lines. Control characters are left out; what is too long is said, never cut."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_WORDS, **kwargs})

    def to_python(self, value: Any) -> str:
        return plain(str(value or ""))

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again when the form could not be kept: no character that a page cannot hold."""
        return plain(data) if isinstance(data, str) else data


class QuestionnaireForm(forms.Form):
    """Every question may be left out, but not all of them. `form` is the random key that makes it one response."""

    form = forms.CharField(widget=forms.HiddenInput, required=False)
    says_optional = False
    label_size = "m"

    def __init__(self, typed: Any = None, *, questionnaire: Questionnaire, easy: bool = False) -> None:
        super().__init__(typed)
        self.questionnaire = questionnaire
        self.fields["form"].initial = str(uuid4())
        for number, question in enumerate(questionnaire.questions, start=1):
            self.fields[name_of(question)] = _field(question, number, easy)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and self.answered.is_blank:
            self.add_error(None, "Nothing is answered yet. Answer at least one question, then send it.")
        return typed

    @property
    def answered(self) -> Answered:
        known = {one.ref: self.cleaned_data.get(name_of(one), "") for one in self.questionnaire.questions}
        return answered(self.questionnaire, known)

    @property
    def key(self) -> UUID:
        """The form's key; a new one when somebody has changed it to something that is none."""
        try:
            return UUID(self.cleaned_data["form"])
        except ValueError:
            return uuid4()


def name_of(question: Question) -> str:
    return f"q-{question.ref}"


def _field(question: Question, number: int, easy: bool) -> forms.Field:
    label = f"{number}. {question.easy if easy else question.asks}"
    if question.scale is None:
        return WordsField(label=label, widget=forms.Textarea({"rows": 4}), required=False)
    offered = [
        (one.code, _pictured(place, one, question.scale) if easy else one.label)
        for place, one in numbered(question)
    ]
    return forms.ChoiceField(label=label, choices=offered, widget=forms.RadioSelect, required=False)


class EntryForm(QuestionnaireForm):
    """The same questions for quick typing: each answer by its number, as the paper has them."""

    mode = forms.ChoiceField(
        label="How did it come?",
        choices=[(Mode.PAPER.value, Mode.PAPER.label), (Mode.PHONE.value, Mode.PHONE.label)],
        widget=forms.RadioSelect,
    )
    label_size = "s"
    field_order = ("mode",)

    def __init__(self, typed: Any = None, *, questionnaire: Questionnaire, mode: str = "") -> None:
        super().__init__(typed, questionnaire=questionnaire)
        self.fields["mode"].initial = mode if mode in Mode.values else Mode.PAPER.value
        for number, question in enumerate(questionnaire.questions, start=1):
            if question.scale is not None:
                self.fields[name_of(question)] = _numbered(question, number)
        first = self.fields[name_of(questionnaire.questions[0])]
        first.widget.attrs["autofocus"] = True


def numbered(question: Question) -> list[tuple[int, Choice]]:
    """The choices with the numbers they have on paper."""
    choices = question.scale.choices if question.scale else ()
    return list(enumerate((*choices, *NO_VIEW), start=1))


def _pictured(place: int, choice: Choice, scale: Scale) -> str:
    """The easy words behind a face, on scales of five from good to bad."""
    if len(scale.choices) != FACES or place > FACES:
        return choice.easy
    face = static(f"surveys/face-{place}.svg")
    return format_html(
        '<img src="{}" alt="" class="survey-face" width="48" height="48">{}', face, choice.easy
    )


def _numbered(question: Question, number: int) -> forms.Field:
    offered = [(one.code, f"{place} {one.label}") for place, one in numbered(question)]
    return forms.ChoiceField(
        label=f"{number}. {question.asks}", choices=[("", "Left blank"), *offered], required=False
    )
