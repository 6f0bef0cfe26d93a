"""One thing a provider sends about an action: done, or the page again with what was typed and the cause."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.web import SignedInRequest, done
from plumbline.improvement.models import Action
from plumbline.portal.improvement.forms import form_of
from plumbline.portal.improvement.reading import action_page, visible_action

Act = Callable[[Action, Any], object]


def settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponseBase:
    """Do `act` with the form of this name. A plain visit goes to the action's own page."""
    action = visible_action(request, pk)
    if request.method != "POST":
        return redirect("portal:action", pk)
    form = form_of(name, request.POST, request.FILES)
    if done(form, lambda: act(action, form)):
        messages.success(request, said)
        return redirect("portal:action", pk)
    context = action_page(
        request.user, visible_action(request, pk), today=timezone.localdate(), typed={name: form}
    )
    return render(request, "portal/improvement/action.html", context, status=422)
