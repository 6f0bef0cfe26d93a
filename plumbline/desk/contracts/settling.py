"""One act on a contract: find it, check what was typed, do it, say so; or show the page again with all of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.web import SignedInRequest
from plumbline.contracts.models import Contract
from plumbline.desk.contracts.page import FORMS, contract_page
from plumbline.history.workflow import NotAllowed

Act = Callable[[Contract, Any], object]


def found_contract(request: SignedInRequest, pk: int) -> Contract:
    """A contract of the person's council. Raises Http404 otherwise."""
    visible = Contract.objects.visible_to(request.user).select_related(
        "provider__organisation", "lead_officer", "calendar", "council"
    )
    return get_object_or_404(visible, pk=pk)


def settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with the form of this name; without a name there is nothing to type. A plain visit opens the page."""
    contract = found_contract(request, pk)
    if request.method != "POST":
        return redirect("desk:contract", pk)
    form = FORMS[name](request.POST, user=request.user, prefix=name) if name else forms.Form(request.POST)
    if form.is_valid():
        try:
            act(contract, form)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, said)
            return redirect("desk:contract", pk)
    context = contract_page(
        request.user, found_contract(request, pk), on=timezone.localdate(), typed={name or "form": form}
    )
    return render(request, "desk/contracts/contract.html", context, status=422)
