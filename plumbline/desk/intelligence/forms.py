"""What is typed to record a piece of intelligence, and to put one right."""

from datetime import date
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.intelligence.models import Area, HeardFrom, Intelligence, Kind, Seriousness, Strength, Sureness
from plumbline.intelligence.models.choices import BY_THEMSELVES
from plumbline.intelligence.terms import Terms
from plumbline.oversight.queries.intelligence_choices import services_of
from plumbline.oversight.queries.survey_choices import providers_of
from plumbline.providers.models import Provider, Service
from plumbline.ui.fields import DateField

LONGEST = 4000
TYPED_KINDS = [(one.value, one.label) for one in Kind if one not in BY_THEMSELVES]
TYPED_SOURCES = [(one.value, one.label) for one in HeardFrom if one is not HeardFrom.BY_ITSELF]
USUAL = "usual"
READERS = [
    (USUAL, "As usual for its kind: whistleblowing is restricted, everything else is not"),
    ("everybody", "Everybody at the council who reads intelligence"),
    ("few", "Restricted: contracts and senior managers, and whoever recorded it"),
]
# Who speaks up about their own employer can be known by what they say.
USUALLY_RESTRICTED = (Kind.WHISTLEBLOWING,)


class TermsForm(forms.Form):
    """What a piece says. The first five fields are enough; the rest stands as it is unless somebody knows better."""

    kind = forms.ChoiceField(
        label="What kind of information is it?",
        choices=[("", "Choose a kind"), *TYPED_KINDS],
        error_messages=dict.fromkeys(["required", "invalid_choice"], "Choose what kind of information it is"),
    )
    says = forms.CharField(
        label="What was seen or heard?",
        help_text="No names of people: write Person A, Staff member B. Say what happened, where and how often.",
        widget=forms.Textarea({"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": "Say what was seen or heard"},
    )
    happened_on = DateField(label="When did it happen?", help_text="About when, if nobody knows the day.")
    heard_from = forms.ChoiceField(label="Who said it?", choices=TYPED_SOURCES, initial=HeardFrom.NOT_SAID)
    heard_on = DateField(label="When did the council hear of it?")
    service = forms.ChoiceField(label="Which service?", required=False)
    seriousness = forms.ChoiceField(
        label="How serious is it?", choices=Seriousness.choices, initial=Seriousness.MEDIUM
    )
    sureness = forms.ChoiceField(label="How sure is it?", choices=Sureness.choices, initial=Sureness.LIKELY)
    area = forms.ChoiceField(
        label="Is it an early indicator of concern? Of which area?",
        choices=[("", "None of these"), *Area.choices],
        required=False,
    )
    strength = forms.ChoiceField(
        label="How strong an indicator is it?",
        choices=[("", "Not graded"), *Strength.choices],
        required=False,
        help_text="As NICE guideline NG189 grades them. “Suspect” calls for a safeguarding referral at once.",
    )
    readers = forms.ChoiceField(
        label="Who may read it?", choices=READERS, widget=forms.RadioSelect, initial=USUAL
    )
    says_optional = False

    def __init__(
        self, typed: Any = None, *, user: User, today: date, provider: Provider | None, **kwargs: Any
    ) -> None:
        initial = {"happened_on": today, "heard_on": today, **kwargs.pop("initial", {})}
        super().__init__(typed, initial=initial, **kwargs)
        self.today = today
        self.services = {str(one.pk): one for one in services_of(user, provider)}
        named = [(number, _service_name(one, provider)) for number, one in self.services.items()]
        self.fields["service"] = forms.ChoiceField(
            label="Which service?", required=False, choices=[("", "All of it, or not known"), *named]
        )

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(
                "It cannot have happened on a day that is still to come. Choose today or an earlier day"
            )
        return day

    def clean_heard_on(self) -> date:
        day: date = self.cleaned_data["heard_on"]
        if day > self.today:
            raise forms.ValidationError(
                "The council cannot have heard it on a day that is still to come. Choose today or an earlier day"
            )
        return day

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        happened, heard = typed.get("happened_on"), typed.get("heard_on")
        if happened and heard and heard < happened:
            self.add_error("heard_on", "It was heard before it happened. Put one of the two days right")
        if typed.get("strength") and not typed.get("area"):
            self.add_error("area", "Choose the area of the indicator, or do not grade it")
        return typed

    @property
    def terms(self) -> Terms:
        typed = dict(self.cleaned_data)
        usual = typed["kind"] in USUALLY_RESTRICTED
        readers = typed.pop("readers")
        typed.pop("provider", None)
        typed.pop("reason", None)
        typed.pop("read", None)
        typed["service"] = self.services.get(typed["service"])
        return Terms(**typed, is_restricted=usual if readers == USUAL else readers == "few")


class IntelligenceForm(TermsForm):
    """Of any provider that the council has a contract with."""

    provider = forms.ChoiceField(label="Which provider?")

    def __init__(self, typed: Any = None, *, user: User, today: date, provider: Provider | None) -> None:
        super().__init__(
            typed,
            user=user,
            today=today,
            provider=provider,
            initial={"provider": str(provider.pk) if provider else ""},
        )
        self.providers = {str(one.pk): one for one in providers_of(user)}
        named = [(number, one.name) for number, one in self.providers.items()]
        self.fields["provider"] = forms.ChoiceField(
            label="Which provider?",
            choices=[("", "Choose a provider"), *named],
            error_messages=dict.fromkeys(["required", "invalid_choice"], "Choose a provider"),
        )
        self.order_fields(["provider"])

    @property
    def about(self) -> Provider:
        return self.providers[self.cleaned_data["provider"]]


class ChangeForm(TermsForm):
    """`read` is which wording the person had before them."""

    reason = forms.CharField(
        label="Why is it changed?",
        help_text="What it said before stays in its history.",
        widget=forms.Textarea({"rows": 2}),
        max_length=LONGEST,
        error_messages={"required": "Say why it is changed"},
    )
    read = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, typed: Any = None, *, user: User, today: date, intelligence: Intelligence) -> None:
        super().__init__(
            typed,
            user=user,
            today=today,
            provider=intelligence.provider,
            initial=_as_it_is(intelligence),
        )
        if intelligence.kind in BY_THEMSELVES:
            here = [(intelligence.kind, intelligence.get_kind_display())]
            self.fields["kind"] = forms.ChoiceField(label="What kind of information is it?", choices=here)
        if intelligence.heard_from == HeardFrom.BY_ITSELF:
            source = [(intelligence.heard_from, intelligence.get_heard_from_display())]
            self.fields["heard_from"] = forms.ChoiceField(label="Who said it?", choices=source)
        self.fields["readers"] = forms.ChoiceField(
            label="Who may read it?", choices=READERS[1:], widget=forms.RadioSelect
        )


def _as_it_is(intelligence: Intelligence) -> dict[str, Any]:
    said = {
        name: getattr(intelligence, name) for name in TermsForm.base_fields if hasattr(intelligence, name)
    }
    return {
        **said,
        "service": str(intelligence.service_id or ""),
        "readers": "few" if intelligence.is_restricted else "everybody",
        "read": intelligence.changed_count,
    }


def _service_name(service: Service, provider: Provider | None) -> str:
    return service.name if provider else f"{service.provider}: {service.name}"
