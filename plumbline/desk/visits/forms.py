"""What is typed about a visit."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.desk.visits.state import days_of
from plumbline.oversight.queries.visit_list import officers_of, providers_of, scorecards_of
from plumbline.providers.models import Provider
from plumbline.ui.fields import DateField
from plumbline.visits.models import Visit

LONGEST = 2000
SHORT = {"class": "govuk-input--width-5"}


def reason_field(label: str, required: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": required},
    )


def hours_field() -> forms.DecimalField:
    return forms.DecimalField(
        label="How many hours does it take?",
        help_text="For everybody together: preparing, being there and writing it up.",
        min_value=Decimal("0.5"),
        max_value=Decimal(400),
        max_digits=5,
        decimal_places=1,
        widget=forms.TextInput(SHORT),
        error_messages={
            "required": "Enter how many hours it takes",
            "invalid": "Enter the hours as a number, for example 12 or 7.5",
        },
    )


class PlanForm(forms.Form):
    """A visit for the plan. Nobody at the provider learns of it. Without services it is to the provider as a whole."""

    services = forms.MultipleChoiceField(
        label="Which services does it cover?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one service"},
    )
    kind = forms.ChoiceField(label="What kind of visit is it?", choices=Visit.Kind.choices)
    follows = forms.ChoiceField(
        label="Which visit does it follow?",
        required=False,
        help_text="A follow-up visit or a re-visit is linked to the one it follows.",
    )
    framework = forms.ChoiceField(
        label="By which scorecard?", help_text="The visit keeps to this version, whatever changes later."
    )
    why = reason_field(
        "Why is it needed?",
        "Say why this visit is needed",
        "For a visit after an event, say what happened and when.",
    )
    planned_on = DateField(label="Which day is it meant for?", required=False)
    hours = hours_field()
    lead = forms.ChoiceField(label="Who leads it?", required=False)

    def __init__(self, typed: Any = None, *, user: User, provider: Provider, **more: Any) -> None:
        super().__init__(typed, **more)
        self.user, self.provider = user, provider
        self.covered = {str(one.pk): one for one in provider.services.all()}
        self.frameworks = {str(one.pk): one for one in scorecards_of(user)}
        self.officers = {str(one.pk): one for one in officers_of(user)}
        earlier = Visit.objects.visible_to(user).filter(provider=provider).for_list()[:20]
        self.earlier = {str(one.pk): one for one in earlier}
        said = {key: f"{one.get_kind_display()}, {days_of(one)}" for key, one in self.earlier.items()}
        if self.covered:
            _offer(self, "services", self.covered)
        else:
            del self.fields["services"]
        _offer(self, "framework", self.frameworks)
        _offer(self, "lead", self.officers, "Nobody yet")
        _offer(self, "follows", said, "None")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("kind") in {Visit.Kind.FOLLOW_UP, Visit.Kind.RE_VISIT} and not typed.get("follows"):
            self.add_error("follows", "Choose the visit that this one follows")
        return typed

    @property
    def terms(self) -> dict[str, Any]:
        """What planning asks for."""
        typed = self.cleaned_data
        return {
            "council": self.user.council,
            "provider": self.provider,
            "services": [self.covered[one] for one in typed.get("services", ())],
            "framework": self.frameworks[typed["framework"]],
            "lead": self.officers.get(typed["lead"]),
            "follows": self.earlier.get(typed["follows"]),
            **{name: typed[name] for name in ("kind", "why", "planned_on", "hours")},
        }


class ProviderForm(forms.Form):
    """Whom the visit is to: the first question, because the services to choose from follow from it."""

    provider = forms.ChoiceField(
        label="Which provider do you want to visit?", error_messages={"required": "Choose a provider"}
    )

    def __init__(self, typed: Any = None, *, user: User) -> None:
        super().__init__(typed)
        self.providers = {str(one.pk): one for one in providers_of(user)}
        _offer(self, "provider", self.providers, "Choose a provider")

    @property
    def chosen(self) -> Provider | None:
        return self.providers[self.cleaned_data["provider"]] if self.is_valid() else None


class ArrangeForm(forms.Form):
    """The days and who goes."""

    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    is_announced = forms.ChoiceField(
        label="Is the provider told?",
        choices=[
            ("yes", "Announced: it gets a notice letter now"),
            ("no", "Unannounced: it learns of the visit when you begin it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the provider is told"},
    )
    officers = forms.MultipleChoiceField(
        label="Who goes?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Each declares before the visit that they have no interest in the provider.",
        error_messages={"required": "Choose at least one officer"},
    )
    lead = forms.ChoiceField(label="Who leads?", error_messages={"required": "Choose who leads"})

    def __init__(self, typed: Any = None, *, user: User, notes: dict[int, str], **more: Any) -> None:
        super().__init__(typed, **more)
        self.people = {str(one.pk): one for one in officers_of(user)}
        said = {
            key: f"{one} ({notes[one.pk]})" if one.pk in notes else str(one)
            for key, one in self.people.items()
        }
        _offer(self, "officers", said)
        _offer(self, "lead", self.people, "Choose who leads")

    def clean(self) -> dict[str, Any]:
        """Said of the box that is to be changed; the act refuses the same."""
        typed = super().clean() or self.cleaned_data
        first, last = typed.get("starts_on"), typed.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first. Choose a last day on or after it.")
        if typed.get("lead") and typed["lead"] not in typed.get("officers", [typed["lead"]]):
            self.add_error(
                "lead", "The lead officer goes on the visit. Choose a lead among the officers nominated."
            )
        return typed

    @property
    def terms(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "starts_on": typed["starts_on"],
            "ends_on": typed["ends_on"],
            "is_announced": typed["is_announced"] == "yes",
            "officers": [self.people[one] for one in typed["officers"]],
            "lead": self.people[typed["lead"]],
        }


class StandDownForm(forms.Form):
    reason = reason_field(
        "Why do you not go?",
        "Say why. If you have an interest in the provider, say which",
        "If you have an interest in the provider, for example a relative who works there, say which.",
    )


class CancelForm(forms.Form):
    reason = reason_field("Why is it cancelled?", "Say why the visit is cancelled")


class AbandonForm(forms.Form):
    reason = reason_field("Why is it given up?", "Say why the visit is given up")


class PlanAgainForm(forms.Form):
    reason = reason_field("Why is it needed now?", "Say why it is needed")
    planned_on = DateField(label="Which day is it meant for?", required=False)


class CheckerForm(forms.Form):
    called = forms.CharField(
        label="What would they like to be called?",
        help_text="A first name or another name. It stands beside what they write.",
        max_length=60,
        error_messages={"required": "Enter the name they would like to be called by"},
    )


class BareForm(forms.Form):
    """Nothing to type; it carries the reason when the act could not be done."""


FORMS: dict[str, type[forms.Form]] = {
    "declare": BareForm,
    "begin": BareForm,
    "leave": BareForm,
    "resume": BareForm,
    "revoke": BareForm,
    "stand_down": StandDownForm,
    "cancel": CancelForm,
    "abandon": AbandonForm,
    "plan_again": PlanAgainForm,
    "checker": CheckerForm,
}


class MoreTimeForm(forms.Form):
    until = DateField(label="New day it is due")
    reason = reason_field("Why is more time given?", "Say why more time is given")


class NotNeededForm(forms.Form):
    reason = reason_field("Why is it no longer needed?", "Say why it is no longer needed")


class AskAgainForm(forms.Form):
    until = DateField(label="Day it is due")
    reason = reason_field("What is still needed?", "Say what is still needed")


class AskedForm(forms.Form):
    """One thing to ask for, as proposed or of the officer's own."""

    says_optional = False

    wanted = forms.BooleanField(label="Ask for this", required=False)
    code = forms.SlugField(widget=forms.HiddenInput, max_length=60, required=False)
    title = forms.CharField(label="What", max_length=200, required=False)
    why = forms.CharField(
        label="What exactly, and why", widget=forms.Textarea({"rows": 2}), max_length=LONGEST, required=False
    )
    due_on = DateField(label="Due", required=False)

    @property
    def called(self) -> str:
        """Its heading on the page; what is wrong with several things at once is told apart by it."""
        return str(self.initial.get("title") or f"Something else ({str(self.prefix).removeprefix('own-')})")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("wanted") and not typed.get("title"):
            self.add_error("title", "Say what is asked for")
        if typed.get("wanted") and "due_on" not in self.errors and not typed.get("due_on"):
            self.add_error("due_on", "Enter the day it is due")
        return typed

    @property
    def asked(self) -> tuple[str, str, str, date]:
        typed = self.cleaned_data
        return typed["code"], typed["title"], typed["why"], typed["due_on"]


def _offer(form: forms.Form, name: str, those: dict[str, Any], nothing: str = "") -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        pairs = [(key, str(one)) for key, one in those.items()]
        field.choices = [("", nothing), *pairs] if nothing else pairs
