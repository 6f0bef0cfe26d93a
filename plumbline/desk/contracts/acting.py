"""What can be done with a contract, each a form that posts."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import KpiAgreement
from plumbline.desk.contracts.settling import at_once, changing, found_contract, settle
from plumbline.oversight import consequences


@requires(Permission.MANAGE_CONTRACTS)
def contract_activate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Without a reporting calendar it says so and changes nothing."""
    who, now = request.user, timezone.now()
    return at_once(
        request,
        pk,
        lambda one: consequences.contract_activated(one, by=who, now=now),
        "In force. Returns are asked for by themselves as the periods of its calendar begin.",
    )


@requires(Permission.MANAGE_CONTRACTS)
def contract_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Calendar, lead officer, framework, title and last day, each with its own form."""
    return changing(request, found_contract(request, pk))


@requires(Permission.MANAGE_CONTRACTS)
def contract_assign(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "lead",
        lambda one, form: contracts.assign(one, form.chosen, by=who, now=now),
        "The contract has a new lead officer.",
    )


@requires(Permission.MANAGE_CONTRACTS)
def contract_calendar(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "calendar",
        lambda one, form: contracts.choose_calendar(one, form.chosen, by=who, now=now),
        "The reporting calendar was chosen. Returns already asked for keep their day.",
    )


@requires(Permission.MANAGE_CONTRACTS)
def contract_framework(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "framework",
        lambda one, form: contracts.measure_by(
            one, form.chosen, effective_from=form.cleaned_data["effective_from"], by=who, now=now
        ),
        "The framework changes on that day. Both sides are asked to agree its KPIs.",
    )


@requires(Permission.MANAGE_CONTRACTS)
def contract_rename(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "title",
        lambda one, form: contracts.rename(one, form.cleaned_data["title"], by=who, now=now),
        "The contract has a new title.",
    )


@requires(Permission.MANAGE_CONTRACTS)
def contract_last_day(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "last-day",
        lambda one, form: contracts.change_last_day(one, **form.cleaned_data, by=who, now=now),
        "The last day was changed. Returns already asked for stay as they are.",
    )


@requires(Permission.MANAGE_CONTRACTS)
def kpis_agree(request: SignedInRequest, pk: int) -> HttpResponse:
    """The council's side of the agreement."""
    agreement = get_object_or_404(KpiAgreement.objects.visible_to(request.user), pk=pk)
    who, now = request.user, timezone.now()
    return at_once(
        request,
        agreement.contract_id,
        lambda _: contracts.agree_for_council(agreement, by=who, now=now),
        "Agreed for the council.",
    )
