"""The contract register, one contract, a new contract, a target told."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.contracts import telling
from plumbline.desk.contracts.filters import RegisterFilters
from plumbline.desk.contracts.forms import ContractForm
from plumbline.desk.contracts.page import contract_page
from plumbline.desk.contracts.registering import register
from plumbline.desk.contracts.settling import found_contract
from plumbline.desk.contracts.table import as_table
from plumbline.desk.contracts.target_form import TargetForm
from plumbline.oversight.queries.contract_list import register_choices, register_of

A_PAGE = 50


@requires(Permission.SEE_CONTRACTS)
def contracts(request: SignedInRequest) -> HttpResponse:
    on = timezone.localdate()
    form = RegisterFilters(request.GET, choices=register_choices(request.user))
    found = register_of(request.user, form.asked, on=on)
    if request.GET.get("format") == "csv":
        return as_table(found, on=on)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/contracts/contracts.html", {"filters": form, "page": page})


@requires(Permission.SEE_CONTRACTS)
def contract(request: SignedInRequest, pk: int) -> HttpResponse:
    context = contract_page(request.user, found_contract(request, pk), on=timezone.localdate())
    return render(request, "desk/contracts/contract.html", context)


@requires(Permission.MANAGE_CONTRACTS)
def contract_new(request: SignedInRequest) -> HttpResponse:
    form = ContractForm(request.POST or None, user=request.user)
    if form.is_valid() and (made := register(form, by=request.user, now=timezone.now())):
        messages.success(request, "On the register as a draft. Bring it into force when it is ready.")
        return redirect("desk:contract", made.pk)
    return render(request, "desk/contracts/contract_new.html", {"form": form})


@requires(Permission.MANAGE_CONTRACTS)
def target_new(request: SignedInRequest, pk: int) -> HttpResponse:
    found, on = found_contract(request, pk), timezone.localdate()
    definition = telling.definition_of(found, on=on)
    form = TargetForm(request.POST or None, definition=definition, today=on)
    if form.is_valid() and telling.tell(found, form, by=request.user, now=timezone.now()):
        messages.success(request, "The target was told. The provider sees it with its KPIs.")
        return redirect("desk:contract", pk)
    return render(request, "desk/contracts/target_new.html", {"contract": found, "form": form})
