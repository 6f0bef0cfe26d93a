"""One decision about a return: find it, check what was typed, do it, say so; or show the page again with all of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.web import SignedInRequest, done
from plumbline.desk.returns.forms import FORMS
from plumbline.desk.returns.page import return_page
from plumbline.returns.models import Return

Act = Callable[[Return, dict[str, Any]], object]


def found_return(request: SignedInRequest, pk: int) -> Return:
    """A return that the person may see, with what its page shows. Raises Http404 otherwise."""
    visible = Return.objects.visible_to(request.user).select_related(
        "contract__lead_officer", "provider__organisation", "council", "framework", "current"
    )
    return get_object_or_404(visible, pk=pk)


def settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with what was typed in the form of this name. A plain visit goes to the return's own page.

    What cannot be done, because of what was typed or because somebody was quicker, comes back with what was typed.
    """
    kpi_return = found_return(request, pk)
    if request.method != "POST":
        return redirect("desk:return", pk)
    form = FORMS[name](request.POST, prefix=name)
    if done(form, lambda: act(kpi_return, form.cleaned_data)):
        messages.success(request, said)
        return redirect("desk:return", pk)
    context = return_page(
        request.user, found_return(request, pk), on=timezone.localdate(), typed={name: form}
    )
    return render(request, "desk/returns/return.html", context, status=422)
