"""Another day, other hours or another lead for a visit that is only planned."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.finding import found_visit
from plumbline.desk.visits.forms import hours_field
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import visit_consequences as consequences
from plumbline.oversight.queries.visit_list import officers_of
from plumbline.ui.fields import DateField
from plumbline.ui.wording import figure
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit


class ChangePlanForm(forms.Form):
    """What is fixed of a visit that nobody has arranged yet."""

    planned_on = DateField(
        label="Which day is it meant for?",
        required=False,
        help_text="Its hours count in the year’s plan that this day falls in.",
    )
    hours = hours_field()
    lead = forms.ChoiceField(label="Who leads it?", required=False)

    def __init__(self, typed: Any, *, user: User, visit: Visit) -> None:
        now = {"planned_on": visit.planned_on, "hours": figure(visit.hours), "lead": str(visit.lead_id or "")}
        super().__init__(typed, initial=now)
        self.officers = {str(one.pk): one for one in officers_of(user)}
        choices = [("", "Nobody yet"), *((key, str(one)) for key, one in self.officers.items())]
        self.fields["lead"] = forms.ChoiceField(label="Who leads it?", required=False, choices=choices)
        if visit.lead and str(visit.lead_id) not in self.officers:
            self.fields["lead"].help_text = f"{visit.lead} may no longer make visits. Choose somebody else."

    @property
    def terms(self) -> dict[str, Any]:
        return {**self.cleaned_data, "lead": self.officers.get(self.cleaned_data["lead"])}


@requires(Permission.PLAN_VISITS)
def visit_plan_change(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    visits.check_only_planned(visit)
    typed = request.POST if request.method == "POST" else None
    form = ChangePlanForm(typed, user=request.user, visit=visit)
    if form.is_valid() and _changed(request, visit, form):
        return redirect("desk:visit", pk)
    context = {"form": form, "visit": visit}
    return render(
        request, "desk/visits/visit_plan_change.html", context, status=422 if form.is_bound else 200
    )


def _changed(request: SignedInRequest, visit: Visit, form: ChangePlanForm) -> bool:
    try:
        consequences.visit_plan_changed(visit, **form.terms, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, "The plan of this visit is changed. The provider has been told nothing.")
    return True
