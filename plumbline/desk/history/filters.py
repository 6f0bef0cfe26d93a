"""What the history can be narrowed to, by the address."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict

from plumbline.desk.history.words import KINDS
from plumbline.oversight.queries.happenings import EventChoices

NOUNS = {
    "return": "Returns",
    "workbook": "Workbooks",
    "contract": "Contracts",
    "kpis": "KPIs",
    "target": "Targets",
    "calendar": "Calendars",
    "framework": "Frameworks",
    "cqc": "CQC imports",
    "visit_comment": "Comments on drafts",
    "visit_dispute": "Disputes",
    "visit_summary": "Summaries for the public",
    "visit": "Visits",
    "visit_request": "What visits ask for",
    "visit_plan": "Visit plan",
    "plan_line": "Planned visits",
    "obligation": "What levels ask for",
    "intelligence": "Intelligence",
    "risk": "Risks",
    "level": "Levels of oversight",
    "standing": "Standing",
    "exception": "Placements by exception",
    "letter": "Letters",
}


class HistoryFilters(forms.Form):
    noun = forms.ChoiceField(required=False, label="About", choices=[("", "Everything"), *NOUNS.items()])
    kind = forms.ChoiceField(required=False, label="What happened")
    person = forms.ChoiceField(required=False, label="By")

    def __init__(self, typed: QueryDict, *, choices: EventChoices) -> None:
        super().__init__(typed)
        kinds = sorted(((kind, KINDS.get(kind, kind)) for kind in choices.kinds), key=lambda pair: pair[1])
        self.fields["kind"] = forms.ChoiceField(
            required=False, label="What happened", choices=[("", "Anything"), *kinds]
        )
        self.fields["person"] = forms.ChoiceField(
            required=False, label="By", choices=[("", "Anybody"), *choices.people]
        )

    @property
    def asked(self) -> Mapping[str, str]:
        self.is_valid()
        return self.cleaned_data
