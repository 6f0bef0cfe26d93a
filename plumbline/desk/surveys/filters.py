"""What the list of surveys can be narrowed to, by the address."""

from django import forms
from django.http import QueryDict

from plumbline.accounts.models import User
from plumbline.oversight.queries.survey_choices import providers_of
from plumbline.surveys.models import Survey
from plumbline.surveys.models.survey import SurveyQuerySet


class SurveyFilters(forms.Form):
    status = forms.ChoiceField(required=False, choices=[("", "All"), *Survey.Status.choices])
    audience = forms.ChoiceField(required=False, choices=[("", "Everybody"), *Survey.Audience.choices])
    provider = forms.ChoiceField(required=False)

    def __init__(self, typed: QueryDict, *, user: User) -> None:
        super().__init__(typed)
        known = [(str(one.pk), one.name) for one in providers_of(user)]
        self.fields["provider"] = forms.ChoiceField(required=False, choices=[("", "All providers"), *known])

    def narrowed(self, found: SurveyQuerySet) -> SurveyQuerySet:
        self.is_valid()
        return found.filter(**{name: value for name, value in self.cleaned_data.items() if value})
