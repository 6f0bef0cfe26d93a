"""One act on a contract: find it, check what was typed, do it, say so; or show the form again with all of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.web import SignedInRequest, done
from plumbline.contracts.models import Contract
from plumbline.desk.contracts.choosing import (
    CalendarChoiceForm,
    FrameworkChoiceForm,
    LastDayForm,
    LeadForm,
    TitleForm,
)
from plumbline.desk.contracts.page import contract_page
from plumbline.history.workflow import NotAllowed

FORMS = {
    "calendar": CalendarChoiceForm,
    "lead": LeadForm,
    "framework": FrameworkChoiceForm,
    "title": TitleForm,
    "last-day": LastDayForm,
}
Act = Callable[[Contract, Any], object]


def found_contract(request: SignedInRequest, pk: int) -> Contract:
    """A contract of the person's council. Raises Http404 otherwise."""
    visible = Contract.objects.visible_to(request.user).select_related(
        "provider__organisation", "lead_officer", "calendar", "council"
    )
    return get_object_or_404(visible, pk=pk)


def settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with the form of this name. A plain visit opens the page of what can be changed."""
    contract = found_contract(request, pk)
    if request.method != "POST":
        return redirect("desk:contract_change", pk)
    form = FORMS[name](request.POST, user=request.user, prefix=name)
    if done(form, lambda: act(contract, form)):
        messages.success(request, said)
        return redirect("desk:contract", pk)
    return changing(request, contract, {name: form})


def changing(
    request: SignedInRequest, contract: Contract, typed: dict[str, forms.Form] | None = None
) -> HttpResponse:
    """The page of what can be changed; `typed` holds a form that could not be taken as it is."""
    stands = {"title": contract.title, "ends_on": contract.ends_on}
    acts = {name: form(user=request.user, prefix=name, initial=stands) for name, form in FORMS.items()}
    acts |= typed or {}
    context = {
        "contract": contract,
        "acts": {name.replace("-", "_"): form for name, form in acts.items()},
        "form": next(iter((typed or {}).values()), None),
    }
    return render(request, "desk/contracts/change.html", context, status=422 if typed else 200)


def at_once(request: SignedInRequest, pk: int, act: Callable[[Contract], object], said: str) -> HttpResponse:
    """Do what needs nothing typed, or say on the contract's page why it cannot be done."""
    contract = found_contract(request, pk)
    if request.method != "POST":
        return redirect("desk:contract", pk)
    try:
        act(contract)
    except NotAllowed as problem:
        context = contract_page(request.user, found_contract(request, pk), on=timezone.localdate())
        context["problem"] = str(problem)
        return render(request, "desk/contracts/contract.html", context, status=409)
    messages.success(request, said)
    return redirect("desk:contract", pk)
