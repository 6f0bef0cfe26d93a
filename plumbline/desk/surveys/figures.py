"""Using a closed survey's answers for figures of a return: offered to the provider, never written over its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.surveys.finding import found_offer, found_survey
from plumbline.desk.surveys.forms import ReasonForm
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import survey_consequences
from plumbline.oversight.queries.survey_choices import returns_for
from plumbline.surveys import actions
from plumbline.surveys.counting import results
from plumbline.surveys.models import Survey
from plumbline.surveys.offering import Usable, usable


class FiguresForm(forms.Form):
    """Which return, which figures; and a decision of its own where a number below five would be told."""

    kpi_return = forms.ChoiceField(label="For which return?", widget=forms.RadioSelect)
    refs = forms.MultipleChoiceField(
        label="Which figures?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one figure"},
    )
    tells_small_numbers = forms.BooleanField(
        label="The provider may see exact numbers, even where fewer than five were not satisfied",
        help_text="So few could be recognised. Decide this only where nobody can be.",
        required=False,
    )

    def __init__(self, typed: Any = None, *, survey: Survey, user: User) -> None:
        super().__init__(typed)
        self.survey = survey
        self.returns = {str(one.pk): one for one in returns_for(user, survey)}
        answers = list(survey.responses.values_list("answers", flat=True))
        told = {one.question.ref: one.told for one in results(survey.questionnaire, answers)}
        codes = {one.framework.code for one in self.returns.values()}
        found = [one for code in codes for one in usable(survey.questionnaire, code, answers)]
        self.usable: dict[str, Usable] = {one.ref: one for one in found if not one.is_too_few}
        self.too_few = [one for one in found if one.is_too_few]
        self.rows = [(one, told[one.question.ref]) for one in found]
        offered = {
            "kpi_return": [(key, str(one)) for key, one in self.returns.items()],
            "refs": [(ref, f"{ref} {one.question.asks}") for ref, one in self.usable.items()],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        if not any(one.is_small for one in self.usable.values()):
            del self.fields["tells_small_numbers"]

    @property
    def offers(self) -> bool:
        """Whether there is anything to use, and anywhere to use it."""
        return bool(self.returns and self.usable)

    def offer(self, *, by: User, now: Any) -> bool:
        """Offer what was chosen; False with the cause in the form."""
        typed = self.cleaned_data
        try:
            survey_consequences.figures_offered(
                self.survey,
                self.returns[typed["kpi_return"]],
                [self.usable[ref] for ref in typed["refs"]],
                tells_small_numbers=typed.get("tells_small_numbers", False),
                by=by,
                now=now,
            )
        except NotAllowed as problem:
            self.add_error(None, str(problem))
            return False
        return True


@requires(Permission.RUN_SURVEYS)
def survey_figures(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_survey(request.user, pk)
    form = FiguresForm(request.POST or None, survey=found, user=request.user)
    if form.is_valid() and form.offer(by=request.user, now=timezone.now()):
        messages.success(request, "Offered. The provider has been told and decides; both see both figures.")
        return redirect("desk:survey_figures", pk)
    offers = found.offers.select_related("kpi_return__contract", "offered_by")
    context = {"survey": found, "form": form, "offers": offers}
    return render(request, "desk/surveys/figures.html", context)


@requires(Permission.RUN_SURVEYS)
def survey_offer_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_offer(request.user, pk)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = "Why is the figure taken back?"
    if form.is_valid():
        actions.take_back(found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
        messages.success(request, "Taken back. The provider sees it no longer.")
        return redirect("desk:survey_figures", found.survey_id)
    return render(request, "desk/surveys/take_back.html", {"offer": found, "form": form})
