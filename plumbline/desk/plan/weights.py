"""What the reasons to visit weigh: the file the council works by, to take away and to change."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.documents.web import attachment
from plumbline.frameworks.models import Adoption
from plumbline.frameworks.reading import FrameworkProblems, decode
from plumbline.history.workflow import NotAllowed
from plumbline.oversight.queries.visit_plan import order_in_use
from plumbline.workplan import actions as workplan
from plumbline.workplan.reading import PLAN_ORDER, shipped, shipped_text

TOML = "application/toml; charset=utf-8"


class WeightsForm(forms.Form):
    file = forms.FileField(
        label="A file of weights",
        help_text="One you took away here and changed, under a version of its own.",
        error_messages={"required": "Choose a file of weights"},
    )


@requires(Permission.PLAN_VISITS)
def plan_weights(request: SignedInRequest) -> HttpResponse:
    """Which file is in use, which were before, and a box for another. All that is wrong with one is said at once."""
    form = WeightsForm(request.POST, request.FILES) if request.method == "POST" else WeightsForm()
    if form.is_valid() and _adopted(form, by=request.user, now=timezone.now()):
        messages.success(request, "Your council works by this file from now on.")
        return redirect("desk:plan")
    used = Adoption.objects.visible_to(request.user).of_kind(PLAN_ORDER).newest_first()
    in_use = order_in_use(request.user, request.user.council) if request.user.council else shipped()
    context = {"form": form, "order": in_use, "shipped": shipped(), "used": used}
    return render(request, "desk/plan/weights.html", context, status=422 if form.errors else 200)


def _adopted(form: WeightsForm, *, by: User, now: datetime) -> bool:
    """Do it, or write every reason why not into the form."""
    file = form.cleaned_data["file"]
    try:
        if by.council is None:
            raise NotAllowed("You work for no council, so none can work by this.")
        workplan.weigh_by(by.council, decode(file.read(), name=file.name), by=by, now=now)
    except FrameworkProblems as found:
        for problem in found.problems:
            form.add_error("file", str(problem))
    except NotAllowed as problem:
        form.add_error("file", str(problem))
    return form.is_valid()


@requires(Permission.SEE_VISITS)
def plan_weights_shipped(_request: SignedInRequest) -> HttpResponse:
    return attachment(shipped_text().encode(), f"plan-order version {shipped().version}.toml", TOML)


@requires(Permission.SEE_VISITS)
def plan_weights_file(request: SignedInRequest, pk: int) -> HttpResponse:
    used = Adoption.objects.visible_to(request.user).of_kind(PLAN_ORDER).select_related("framework")
    found = get_object_or_404(used, pk=pk).framework
    return attachment(found.text.encode(), f"plan-order version {found.version}.toml", TOML)
