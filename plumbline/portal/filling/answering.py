"""Answers as a page shows them: the text as it was typed, what is wrong with it, and the version it was read in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from plumbline.frameworks.definition import Input, InputKind
from plumbline.portal.drafts import Draft
from plumbline.returns.models import DraftCell
from plumbline.returns.values import LONGEST_TEXT
from plumbline.ui.wording import moment

MINE, THEIRS = "mine", "theirs"
NO_ANSWERS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Typing:
    """What a person sent that is not kept yet.

    `undecided` are their answers where somebody else has saved another meanwhile; `unsaved` those of a return that
    can no longer be changed.
    """

    undecided: Mapping[str, str] = field(default_factory=dict)
    unsaved: Mapping[str, str] = field(default_factory=dict)
    refusal: str = ""


@dataclass(frozen=True)
class Answer:
    """One field of the page. `seen` and `was` go with the form: the version and the text that the page shows.

    `mine` is this person's own answer while they choose between it and somebody else's.
    """

    question: Input
    field: BoundField
    seen: int
    was: str
    last: str = ""
    mine: str | None = None

    @property
    def prefix(self) -> str:
        return "£" if self.question.kind is InputKind.MONEY else ""

    @property
    def suffix(self) -> str:
        return "%" if self.question.part == "percent" else ""

    @property
    def is_text(self) -> bool:
        return self.question.kind is InputKind.TEXT


class AnswerForm(forms.Form):
    """Fields for these questions. What was typed is always kept; what is wrong with it stands beside it."""

    says_optional = False

    def __init__(self, questions: Iterable[Input], draft: Draft, typing: Typing) -> None:
        self.draft, self.typing = draft, typing
        self.questions = {question.key: question for question in questions}
        shown = {**draft.typed, **typing.unsaved}
        super().__init__({key: text for key, text in shown.items() if key not in typing.undecided})
        for key, question in self.questions.items():
            self.fields[key] = self._choice(key) if key in typing.undecided else _box(question)

    def clean(self) -> None:
        """Add what is wrong with the answers, whoever typed them."""
        if self.typing.refusal:
            self.add_error(None, self.typing.refusal)
        for key in self.questions:
            if key in self.typing.undecided:
                self.add_error(key, "Somebody else has changed this answer. Choose which one to keep.")
            elif key in self.draft.problems:
                self.add_error(key, self.draft.problems[key])

    def answers(self, last: Mapping[str, str] = NO_ANSWERS) -> dict[str, Answer]:
        """Every field with what goes with it; `last` holds last period's answers."""
        return {key: self._answer(question, last.get(key, "")) for key, question in self.questions.items()}

    def _answer(self, question: Input, last: str) -> Answer:
        cell = self.draft.cells.get(question.key)
        return Answer(
            question=question,
            field=self[question.key],
            seen=cell.version if cell else 0,
            was=cell.text if cell else "",
            last=last,
            mine=self.typing.undecided.get(question.key),
        )

    def _choice(self, key: str) -> forms.ChoiceField:
        """Both answers side by side, with who gave the other and when; the value is the answer itself."""
        question, mine = self.questions[key], self.typing.undecided[key]
        theirs = self.draft.cells[key]
        choices = [
            (theirs.text, f"{_quoted(theirs.text)}, {_told(theirs)}"),
            (mine, f"{_quoted(mine)}, your answer"),
        ]
        return forms.ChoiceField(
            label=question.label, required=False, choices=choices, widget=forms.RadioSelect
        )


def _box(question: Input) -> forms.CharField:
    if question.kind is InputKind.TEXT:
        area = forms.CharField(
            label=question.label, help_text=question.hint, required=False, widget=forms.Textarea({"rows": 4})
        )
        # Set afterwards: the count beneath the box is wanted, but a text that is too long is kept as it was typed.
        area.max_length = LONGEST_TEXT
        return area
    typing = {
        "class": "govuk-input--width-10",
        "inputmode": "numeric" if question.kind is InputKind.COUNT else "decimal",
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return forms.CharField(
        label=question.label,
        help_text=question.hint,
        required=False,
        strip=False,
        widget=forms.TextInput(typing),
    )


def _quoted(text: str) -> str:
    return f"“{text}”" if text.strip() else "No answer"


def _told(cell: DraftCell) -> str:
    who = cell.saved_by.name if cell.saved_by else "somebody"
    return f"{who}, {moment(timezone.localtime(cell.saved_at))}"
