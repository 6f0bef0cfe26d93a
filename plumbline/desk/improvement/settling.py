"""One decision about an action: find it, check what was typed, do it, say so; or show the page again with all of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.web import SignedInRequest, done
from plumbline.desk.improvement.forms import FORMS
from plumbline.desk.improvement.leading import LeadForm
from plumbline.desk.improvement.page import action_page
from plumbline.improvement.models import Action

Act = Callable[[Action, Any], object]


def found_action(request: SignedInRequest, pk: int) -> Action:
    """An action that the person may see, with what its page shows. Raises Http404 otherwise."""
    visible = Action.objects.visible_to(request.user).select_related(
        "provider__organisation", "council", "lead", "set_by", "verified_by"
    )
    return get_object_or_404(visible, pk=pk)


def settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with the form of this name. A plain visit goes to the action's own page.

    What cannot be done, because of what was typed or because somebody was quicker, comes back with what was typed.
    """
    action = found_action(request, pk)
    if request.method != "POST":
        return redirect("desk:action", pk)
    form = _form(request, name, action)
    if done(form, lambda: act(action, form)):
        messages.success(request, said)
        return redirect("desk:action", pk)
    context = action_page(
        request.user, found_action(request, pk), on=timezone.localdate(), typed={name: form}
    )
    return render(request, "desk/improvement/action.html", context, status=422)


def _form(request: SignedInRequest, name: str, action: Action) -> forms.Form:
    if name == "lead":
        return LeadForm(request.POST, council=action.council_id, prefix="lead")
    return FORMS[name](request.POST, prefix=name)
