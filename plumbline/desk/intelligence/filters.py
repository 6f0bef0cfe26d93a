"""What the stream of intelligence can be narrowed to, by the address."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.intelligence.models import Area, Kind, Seriousness
from plumbline.oversight.queries.intelligence_list import DAYS, STATES, Choice, providers_heard_of

RESTRICTED = {"yes": "Restricted only", "no": "Without the restricted"}


class IntelligenceFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the stream."""

    kind = forms.ChoiceField(required=False)
    provider = forms.ChoiceField(required=False)
    seriousness = forms.ChoiceField(required=False, label="How serious")
    state = forms.ChoiceField(required=False, label="Status")
    area = forms.ChoiceField(required=False)
    days = forms.ChoiceField(required=False, label="Heard")
    restricted = forms.ChoiceField(required=False, label="Who may read it")

    def __init__(self, typed: QueryDict, *, user: User, chosen: Choice | None = None) -> None:
        super().__init__(typed)
        offered: Mapping[str, tuple[str, Iterable[Choice]]] = {
            "kind": ("All kinds", _named(Kind)),
            "provider": ("All providers", _with(providers_heard_of(user), chosen)),
            "seriousness": ("All", _named(Seriousness)),
            "state": ("All but withdrawn", STATES.items()),
            "area": ("All areas", _named(Area)),
            "days": ("At any time", DAYS.items()),
            "restricted": ("Everything", RESTRICTED.items()),
        }
        for name, (everything, those) in offered.items():
            self.fields[name] = forms.ChoiceField(
                required=False, label=self.fields[name].label, choices=[("", everything), *those]
            )
        if not user.reach_with(Permission.SEE_RESTRICTED).councils:
            del self.fields["restricted"]

    @property
    def asked(self) -> Mapping[str, str]:
        self.is_valid()
        return self.cleaned_data

    @property
    def narrows(self) -> bool:
        return any(self.asked.values())


def _named(choices: Iterable[object]) -> list[Choice]:
    return [(str(one), str(getattr(one, "label", one))) for one in choices]


def _with(providers: tuple[Choice, ...], chosen: Choice | None) -> list[Choice]:
    """A provider of which nothing was heard can be asked for all the same."""
    those = {*providers, *([chosen] if chosen else [])}
    return sorted(those, key=lambda pair: pair[1])
