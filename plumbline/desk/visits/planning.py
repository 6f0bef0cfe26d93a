"""Putting a visit into the plan: whom to visit first, then what, why and when."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.forms import PlanForm, ProviderForm
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import visit_consequences as consequences
from plumbline.providers.models import Provider
from plumbline.visits.models import Visit


@requires(Permission.PLAN_VISITS)
def visit_new(request: SignedInRequest) -> HttpResponse:
    """Which provider; `?provider=` from another page answers it already."""
    form = ProviderForm(request.GET if request.GET.get("provider") is not None else None, user=request.user)
    if form.is_bound and form.chosen:
        return redirect("desk:visit_new_for", form.chosen.pk)
    return render(request, "desk/visits/visit_new.html", {"form": form, "heading": "Plan a visit"})


@requires(Permission.PLAN_VISITS)
def visit_new_for(request: SignedInRequest, pk: int) -> HttpResponse:
    """`pk` is the provider's number."""
    provider = get_object_or_404(Provider.objects.visible_to(request.user), pk=pk)
    form = PlanForm(request.POST or None, user=request.user, provider=provider, initial=_proposed(request))
    if request.method == "POST" and form.is_valid() and (planned := _planned(request, form)):
        messages.success(request, "The visit is in the plan. The provider has been told nothing of it.")
        return redirect("desk:visit", planned.pk)
    context = {"form": form, "provider": provider}
    return render(request, "desk/visits/visit_new_for.html", context, status=422 if form.is_bound else 200)


def _proposed(request: SignedInRequest) -> dict[str, Any]:
    """What another page proposes by the address, such as the visit to follow and the reasons to go."""
    return {name: request.GET[name] for name in ("kind", "follows", "why", "lead") if name in request.GET} | {
        "hours": "12"
    }


def _planned(request: SignedInRequest, form: PlanForm) -> Visit | None:
    try:
        return consequences.visit_planned(by=request.user, now=timezone.now(), **form.terms)
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return None
