"""What is typed to decide on a standing, to ask for an exception and to settle one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from plumbline.accounts.models import User
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_evidence import Evidence
from plumbline.oversight.queries.standing_list import COLOURS, REVIEWS
from plumbline.standing.review_days import usual_review_day
from plumbline.standing.rules import ColourRule, Placements
from plumbline.ui.fields import DateField

LONGEST = 4000
EXAMPLE = "For example, Phone call with the manager on 8 July. The provider reads this."


def words(label: str, missing: str, hint: str = "", rows: int = 4, **more: Any) -> forms.CharField:
    """A large box; `missing` is what it says when left empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
        max_length=LONGEST,
        error_messages={"required": missing},
        **more,
    )


class StandingFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the list."""

    colour = forms.ChoiceField(required=False, choices=[("", "All colours"), *COLOURS.items()])
    review = forms.ChoiceField(required=False, choices=[("", "Any review day"), *REVIEWS.items()])

    @property
    def asked(self) -> dict[str, str]:
        self.is_valid()
        return self.cleaned_data

    @property
    def narrows(self) -> bool:
        return any(self.asked.values())


class SearchForm(forms.Form):
    """Part of a provider's name."""

    q = forms.CharField(label="Provider", required=False, max_length=100)

    @property
    def asked(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", "")).strip()


class StandingForm(forms.Form):
    """One decision. Only the colours that this person may decide on are offered."""

    colour = forms.ChoiceField(
        label="Which colour?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a colour"},
    )
    reason = words(
        "Why?",
        "Say why",
        "Placement staff and the provider read this. No names of people: write Person A, Staff member B.",
    )
    conditions = words(
        "Conditions for placements",
        "",
        "For example, One new person a week, and the manager confirms the medicines chart first.",
        rows=3,
        required=False,
    )
    evidence = forms.MultipleChoiceField(
        label="What does it rest on?",
        help_text="Choose at least one, or say below in words what it is. A decision on neither is not taken."
        " Restricted information is not offered: whoever reads the standing would learn of it.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    in_words = forms.CharField(
        label="What it rests on, in words",
        help_text=f"Needed where nothing is chosen. {EXAMPLE}",
        max_length=300,
        required=False,
    )
    happened_on = DateField(label="Day of the visit or event it follows from")
    review_by = DateField(label="Look at it again by", required=False)
    proposed_by = forms.ChoiceField(label="Who proposed it, if somebody else", required=False)
    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    says_optional = False

    def __init__(
        self,
        typed: QueryDict | None,
        *,
        rules: Sequence[ColourRule],
        offered: Sequence[Evidence],
        officers: Sequence[User],
        today: date,
        initial: dict[str, Any],
    ) -> None:
        super().__init__(typed, initial=initial)
        self.today = today
        self.offered = {one.key: one for one in offered}
        self.rules = {str(one.colour): one for one in rules}
        self.with_conditions = [one.colour for one in rules if one.placements is Placements.WITH_CONDITIONS]
        self.officers = {str(one.pk): one for one in officers}
        self._offer("colour", [(str(one.colour), f"{one.label}: {one.means}") for one in rules])
        self._offer("evidence", [(key, one.says) for key, one in self.offered.items()])
        nobody = ("", "Nobody else")
        self._offer("proposed_by", [nobody, *((key, one.name) for key, one in self.officers.items())])
        within = ", ".join(f"{one.label} within {one.review_within} days" for one in rules)
        self.fields[
            "review_by"
        ].help_text = (
            f"Left empty, as late as the colour allows: {within}. When the day passes, the colour stays."
        )
        needing = ", ".join(one.label for one in rules if one.colour in self.with_conditions)
        if needing:
            self.fields[
                "conditions"
            ].help_text = f"Needed for {needing}. {self.fields['conditions'].help_text}"
        if not offered:
            del self.fields["evidence"]
            self.fields["in_words"].label = "What does it rest on?"
            self.fields["in_words"].help_text = f"Needed. {EXAMPLE}"

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("evidence") and not typed.get("in_words", "").strip():
            self.add_error("in_words", self._cause())
        if typed.get("colour") in self.with_conditions and not typed.get("conditions", "").strip():
            self.add_error("conditions", "Say under which conditions people may be placed")
        rule = self.rules.get(typed.get("colour", ""))
        if rule and not typed.get("review_by") and "review_by" not in self.errors:
            typed["review_by"] = usual_review_day(self.today, rule.review_within)
        return typed

    def _cause(self) -> str:
        why = "the provider may ask what the decision rests on"
        offers = "evidence" in self.fields
        return (
            f"Choose what it rests on above, or say it in words: {why}"
            if offers
            else f"Say what it rests on: {why}"
        )

    @property
    def said(self) -> dict[str, Any]:
        """What the act asks for, without the service."""
        typed = self.cleaned_data
        chosen = [self.offered[key].as_kept for key in typed.get("evidence", [])]
        if in_words := typed["in_words"].strip():
            chosen.append({"kind": "words", "number": 0, "says": in_words})
        plain = ("colour", "reason", "conditions", "happened_on", "review_by")
        return {
            **{name: typed[name] for name in plain},
            "evidence": chosen,
            "proposed_by": self.officers.get(typed["proposed_by"]),
        }


class ExceptionForm(forms.Form):
    person_ref = forms.CharField(
        label="The person’s reference",
        help_text="From your case system, for example P-10432. Never a name.",
        max_length=40,
        error_messages={"required": "Give the person’s reference"},
    )
    why_here = words(
        "Why can this person’s need not be met elsewhere?",
        "Say why this person’s need cannot be met elsewhere",
        "No names of people.",
    )
    risk_assessment = words(
        "Risk assessment",
        "Write the risk assessment",
        "What could go wrong for this person there, how likely it is, and what you do about it.",
        rows=6,
    )
    conditions = words("Conditions", "Say under which conditions the person would be placed", rows=3)
    ends_on = DateField(label="Until when?")


class SettleForm(forms.Form):
    """Authorise or refuse, both with a reason."""

    outcome = forms.ChoiceField(
        label="May this person be placed there?",
        choices=[("authorise", "Yes, under these conditions and until a day"), ("refuse", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )
    conditions = words("Conditions", "", rows=3, required=False)
    ends_on = DateField(label="Until when?", required=False)
    says = words("Why?", "Say why", "Who asked reads this, and it is kept.")

    reveals = {"outcome": {"authorise": ["conditions", "ends_on"]}}
    says_optional = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == "authorise":
            if not typed.get("conditions", "").strip():
                self.add_error("conditions", "Say under which conditions the person may be placed")
            if not typed.get("ends_on") and "ends_on" not in self.errors:
                self.add_error("ends_on", "Enter the last day, for example 27 3 2027")
        return typed


class SharingForm(forms.Form):
    """A partner with whom nothing is shared now."""

    partner = forms.ChoiceField(label="Share with", error_messages={"required": "Choose with whom to share"})

    def __init__(self, typed: QueryDict | None = None, *, others: Sequence[Organisation]) -> None:
        super().__init__(typed)
        self.others = {str(one.pk): one for one in others}
        field = self.fields["partner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose a partner"), *((key, one.name) for key, one in self.others.items())]

    @property
    def chosen(self) -> Organisation:
        return self.others[self.cleaned_data["partner"]]


class RulesForm(forms.Form):
    """Rules that ship, or a file of the council's own."""

    code = forms.ChoiceField(label="Rules that come with Plumbline", required=False)
    file = forms.FileField(
        label="Or a file of your own", required=False, widget=forms.FileInput({"accept": ".toml"})
    )

    def __init__(self, typed: Any = None, files: Any = None, *, shipped: Sequence[tuple[str, str]]) -> None:
        super().__init__(typed, files)
        field = self.fields["code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "None of these"), *shipped]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if bool(typed.get("code")) == bool(typed.get("file")):
            raise ValidationError(
                "Choose rules that come with Plumbline, or a file of your own, and not both"
            )
        return typed
