"""A provider was taken over, or some of its contracts go on with another: shown, then confirmed; and withdrawn."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.providers.succession_form import SuccessionForm
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.succession import contracts_to_pass, succeeding
from plumbline.oversight.succession_consequences import provider_succeeded, succession_withdrawn
from plumbline.providers.models import Provider, Succession


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label="Why was it a mistake?",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why it was a mistake"},
    )


@requires(Permission.PASS_CONTRACTS)
def provider_taken_over(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nothing changes before the person has seen what passes and what stays, and has confirmed exactly that."""
    provider, council = _found(request, pk)
    form = _form(request, provider, council)
    context: dict[str, Any] = {"provider": provider, "form": form, "contracts": form.found}
    if form.is_valid() and form.is_confirmed and (made := _recorded(request, provider, council, form)):
        messages.success(request, "Recorded. Nothing that was reported or decided before was changed.")
        return redirect("desk:succession", made.pk)
    if form.is_valid():
        context["shown"] = succeeding(request.user, council, provider, form.successor, form.passing)
    return render(request, "desk/providers/taken_over.html", context)


def _form(request: SignedInRequest, provider: Provider, council: Organisation) -> SuccessionForm:
    contracts, today = contracts_to_pass(council, provider), timezone.localdate()
    typed = request.POST or None
    return SuccessionForm(typed, provider=provider, contracts=contracts, today=today, told=request.GET)


def _recorded(
    request: SignedInRequest, provider: Provider, council: Organisation, form: SuccessionForm
) -> Succession | None:
    made: list[Succession] = []
    by, now = request.user, timezone.now()
    if done(form, lambda: made.append(provider_succeeded(council, provider, form.terms, by=by, now=now))):
        return made[0]
    return None


@requires(Permission.SEE_CONTRACTS)
def succession(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _succession(request, pk), WithdrawForm())


@requires(Permission.PASS_CONTRACTS)
def succession_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    found, form = _succession(request, pk), WithdrawForm(request.POST or None)
    by, now = request.user, timezone.now()
    if done(form, lambda: succession_withdrawn(found, **form.cleaned_data, by=by, now=now)):
        messages.success(
            request, "Withdrawn. The contracts and the returns still owed are back where they were."
        )
        return redirect("desk:succession", pk)
    return _page(request, found, form)


def _page(request: SignedInRequest, found: Succession, form: WithdrawForm) -> HttpResponse:
    passings = found.passings.select_related("contract__provider__organisation")
    context = {"succession": found, "passings": list(passings), "form": form}
    return render(request, "desk/providers/succession.html", context)


def _succession(request: SignedInRequest, pk: int) -> Succession:
    visible = Succession.objects.visible_to(request.user).select_related(
        "council", "predecessor__organisation", "successor__organisation", "recorded_by"
    )
    return get_object_or_404(visible, pk=pk)


def _found(request: SignedInRequest, pk: int) -> tuple[Provider, Organisation]:
    visible = Provider.objects.visible_to(request.user).select_related("organisation")
    provider, council = get_object_or_404(visible, pk=pk), request.user.council
    if council is None:
        raise Http404
    return provider, council
