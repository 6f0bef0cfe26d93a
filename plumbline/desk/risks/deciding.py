"""Deciding on a provider's level of oversight: as the risk leads to, otherwise, or not for now."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.risks.finding import FoundRisk, found_risk
from plumbline.desk.risks.forms import DecideForm, DeclineForm
from plumbline.desk.risks.page import risk_page
from plumbline.oversight import risk_consequences as consequences

PAGE = "desk/risks/risk.html"


@requires(Permission.DECIDE_LEVELS)
def risk_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_risk(request, pk)
    typed = request.POST.get("seen", "")
    if request.method == "POST":
        seen = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0
        consequences.level_confirmed(seen, found.council, by=request.user, now=timezone.now())
        messages.success(request, "Confirmed: the level is in force from now on.")
    return redirect("desk:risk", pk)


@requires(Permission.DECIDE_LEVELS)
def risk_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another level, with a reason and a last day."""
    found = found_risk(request, pk)
    levels = found.policy.levels
    form = DecideForm(request.POST, levels=levels.levels.levels if levels else ())

    def act() -> None:
        consequences.level_decided(
            found.council, found.provider, **form.cleaned_data, by=request.user, now=timezone.now()
        )

    said = "Decided, with your reason. What the risk leads to stays beside it."
    return _settled(request, found, "decide", form, act, said)


@requires(Permission.DECIDE_LEVELS)
def risk_decline(request: SignedInRequest, pk: int) -> HttpResponse:
    found, form = found_risk(request, pk), DeclineForm(request.POST)

    def act() -> None:
        typed = form.cleaned_data
        seen, why = typed["seen"], {"reason": typed["reason"], "until": typed["until"]}
        consequences.level_declined(seen, found.council, **why, by=request.user, now=timezone.now())

    said = "The level stays as it is. After the day you gave, the same is proposed again."
    return _settled(request, found, "decline", form, act, said)


def _settled(
    request: SignedInRequest,
    found: FoundRisk,
    name: str,
    form: forms.Form,
    act: Callable[[], object],
    said: str,
) -> HttpResponse:
    """Do it and come back, or show the page again with what was typed and why it cannot be."""
    if request.method != "POST":
        return redirect("desk:risk", found.provider.pk)
    if done(form, act):
        messages.success(request, said)
        return redirect("desk:risk", found.provider.pk)
    context = risk_page(found_risk(request, found.provider.pk), typed={name: form})
    return render(request, PAGE, context, status=422)
