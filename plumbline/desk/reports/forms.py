"""What officers type while a report is made and argued about."""

from collections.abc import Iterable
from typing import Any

from django import forms

from plumbline.frameworks.scorecard import Question, ScorecardDefinition
from plumbline.improvement.models import Finding
from plumbline.judgement.scorecard.scales import STATES
from plumbline.ui.fields import DateField
from plumbline.visits.actions.summarising import LONGEST as LONGEST_SUMMARY
from plumbline.visits.actions.writing import LONGEST as LONGEST_WORDS
from plumbline.visits.models import Comment, Dispute

LONGEST = 4000
OVERALL = ("", "The whole")


class WaiveForm(forms.Form):
    area = forms.ChoiceField(label="Which area?")
    reason = forms.CharField(
        label="Why may its rating stand on the rest?",
        help_text="The report shows this.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why its rating may stand on the rest"},
    )

    def __init__(self, *args: object, definition: ScorecardDefinition, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["area"] = forms.ChoiceField(label="Which area?", choices=_areas(definition))


class ModerateForm(forms.Form):
    """An empty area is the whole."""

    area = forms.ChoiceField(required=False)
    to = forms.ChoiceField()
    until = DateField(
        label="Last day on which the change counts", help_text="After it the computed rating counts again."
    )
    reason = forms.CharField(
        label="Why is it changed?",
        help_text="Your name and this reason stand in the report, beside the computed rating.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why the rating is changed by hand"},
    )
    says_optional = False

    def __init__(self, *args: object, definition: ScorecardDefinition, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        ratings = [(one.code, one.says) for one in definition.combining.labels.labels]
        self.fields["area"] = forms.ChoiceField(
            label="Which rating?", choices=[OVERALL, *_areas(definition)], required=False
        )
        self.fields["to"] = forms.ChoiceField(label="Change it to", choices=ratings)


class PressForm(forms.Form):
    """Nothing to type; it carries the reasons when what was pressed cannot be done."""


class ApproveForm(forms.Form):
    """`seen` is when the text was written that the approver read."""

    seen = forms.DateTimeField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why"},
    )


class CheckerWordsForm(forms.Form):
    """What is told begins as what was written; which button was pressed says whether it is told at all."""

    text = forms.CharField(
        label="What the report tells",
        help_text="Take out names and anything that shows who is meant, for example write [a carer].",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
    reason = forms.CharField(
        label="Why are they kept out?",
        help_text="Only if you keep them out. The provider does not see it.",
        widget=forms.Textarea({"rows": 2}),
        max_length=LONGEST,
        required=False,
    )
    decision = forms.ChoiceField(choices=[("tell", "Tell"), ("keep", "Keep out")], widget=forms.HiddenInput)
    says_optional = False

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        is_told = typed.get("decision") == "tell"
        if is_told and not typed.get("text"):
            self.add_error("text", "Nothing would be left to tell. Keep these words out instead")
        if typed.get("decision") == "keep" and not typed.get("reason"):
            self.add_error("reason", "Say why these words are kept out")
        return {"may_be_told": is_told, "text": typed.get("text", ""), "reason": typed.get("reason", "")}


class WordsForm(forms.Form):
    """One part of the report; `version` is the one that its writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="What the report says",
        widget=forms.Textarea({"rows": 14}),
        max_length=LONGEST_WORDS,
        required=False,
    )
    says_optional = False


class AnswerForm(forms.Form):
    """An answer to one comment; `seen` is the moment of the answer that the officer saw."""

    seen = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(
        label="Your answer",
        choices=Comment.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you agree"},
    )
    says = forms.CharField(
        label="Why, and what was changed",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why, so that the provider understands the answer"},
    )


class CorrectForm(forms.Form):
    """One question answered anew, with the reason."""

    choice = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why is the answer changed?",
        help_text="What the provider or the review showed.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Say why the answer is changed"},
    )

    def __init__(self, *args: object, question: Question, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(one.code, one.says) for one in question.scale.choices]
        self.fields["choice"] = forms.ChoiceField(
            label="The right answer",
            choices=[*choices, *STATES.items()],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose the right answer"},
        )


class NoteForm(forms.Form):
    """A finding, as it is proposed from an answer and changed by an officer."""

    says = forms.CharField(
        label="What falls short",
        widget=forms.Textarea({"rows": 2}),
        max_length=LONGEST,
        error_messages={"required": "Say what falls short"},
    )
    priority = forms.ChoiceField(choices=Finding.Priority.choices)


class ActionForm(forms.Form):
    """What is to be done about a finding. The owner is a role at the provider, never a name."""

    says = forms.CharField(
        label="What is to be done",
        widget=forms.Textarea({"rows": 2}),
        max_length=LONGEST,
        error_messages={"required": "Say what is to be done"},
    )
    owner = forms.CharField(
        label="Who at the provider",
        help_text="A role, such as registered manager.",
        max_length=100,
        error_messages={"required": "Say who at the provider does it"},
    )
    shows_done = forms.CharField(
        label="What will show that it is done",
        widget=forms.Textarea({"rows": 2}),
        max_length=LONGEST,
        error_messages={"required": "Say what will show that it is done"},
    )
    due_on = DateField(label="Due")


class DecideForm(forms.Form):
    """The five tests, each with yes or no and the reasons; then the decision."""

    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=Dispute.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the report is a fair record or is to be amended"},
    )
    says = forms.CharField(
        label="Your decision in words",
        help_text="Both sides read this.",
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": "Say what you decided and why"},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        tests = {name: field for code, asks in Dispute.TESTS for name, field in _test(code, asks)}
        self.fields = {**tests, **self.fields}

    def clean(self) -> dict[str, Any]:
        """The tests as one answer: {code: (holds, why)}."""
        typed = self.cleaned_data
        tests = {
            code: (typed.get(f"{code}_holds") == "yes", typed.get(f"{code}_says", ""))
            for code, _ in Dispute.TESTS
        }
        return {"tests": tests, "decision": typed.get("decision", ""), "says": typed.get("says", "")}


class SummaryForm(forms.Form):
    text = forms.CharField(
        label="What the public may read",
        help_text="Write it anew, in plain words. Say nothing that could tell who a person is.",
        widget=forms.Textarea({"rows": 10}),
        max_length=LONGEST_SUMMARY,
        error_messages={"required": "Write what the public may read"},
    )
    shows_rating = forms.BooleanField(label="Show the overall rating beside it", required=False)
    says_optional = False


def _areas(definition: ScorecardDefinition) -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in definition.areas]


def _test(code: str, asks: str) -> Iterable[tuple[str, forms.Field]]:
    yield (
        f"{code}_holds",
        forms.ChoiceField(
            label=asks,
            choices=[("yes", "Yes"), ("no", "No")],
            widget=forms.RadioSelect,
            error_messages={"required": f"Answer yes or no: {asks}"},
        ),
    )
    yield (
        f"{code}_says",
        forms.CharField(
            label=f"Your reasons: {code}",
            widget=forms.Textarea({"rows": 2}),
            max_length=LONGEST,
            error_messages={"required": f"Say why: {asks}"},
        ),
    )
