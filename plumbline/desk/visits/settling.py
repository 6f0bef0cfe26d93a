"""One act on a visit: find it, check what was typed, do it, say so; or show the page again with all of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.web import SignedInRequest, done
from plumbline.desk.visits.finding import found_visit
from plumbline.desk.visits.forms import FORMS
from plumbline.desk.visits.page import visit_page
from plumbline.visits.models import Visit

Act = Callable[[Visit, dict[str, Any]], object]


def settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with what was typed in the form of this name. A plain visit goes to the visit's own page.

    What cannot be done, because of what was typed or because somebody was quicker, comes back with what was typed.
    """
    visit = found_visit(request.user, pk)
    if request.method != "POST":
        return redirect("desk:visit", pk)
    form = FORMS[name](request.POST, prefix=name)
    if done(form, lambda: act(visit, form.cleaned_data)):
        messages.success(request, said)
        return redirect("desk:visit", pk)
    context = visit_page(
        request.user, found_visit(request.user, pk), on=timezone.localdate(), typed={name: form}
    )
    return render(request, "desk/visits/visit.html", context, status=422)
