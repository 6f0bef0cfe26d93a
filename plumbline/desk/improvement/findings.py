"""One finding: noting it, reading it, ending it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.improvement.finding_form import FindingForm
from plumbline.desk.improvement.finding_page import finding_page
from plumbline.desk.improvement.forms import FINDING_FORMS
from plumbline.desk.improvement.prompting import Prompt, prompt_of
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Finding
from plumbline.oversight import action_consequences as consequences

Act = Callable[[Finding, dict[str, Any]], object]


@requires(Permission.SEE_ACTIONS)
def finding(request: SignedInRequest, pk: int) -> HttpResponse:
    context = finding_page(request.user, _found(request, pk), on=timezone.localdate())
    return render(request, "desk/improvement/finding.html", context)


@requires(Permission.MANAGE_ACTIONS)
def finding_new(request: SignedInRequest) -> HttpResponse:
    """An officer's own, or `?return=…&about=…`: about a figure below target."""
    prompt = prompt_of(request.user, request.GET, on=timezone.localdate())
    form = FindingForm(request.POST or None, user=request.user, prompt=prompt)
    if form.is_valid() and (noted := _noted(request, form, prompt)):
        return redirect("desk:finding", noted.pk)
    return render(request, "desk/improvement/finding_new.html", {"form": form, "prompt": prompt})


@requires(Permission.MANAGE_ACTIONS)
def finding_tell(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "tell",
        lambda one, _: consequences.provider_told([one], by=who, now=now),
        "The provider has been told.",
    )


@requires(Permission.MANAGE_ACTIONS)
def finding_close(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "close",
        lambda one, typed: improvement.close_finding(one, because=typed["reason"], by=who, now=now),
        "Closed, with your reason.",
    )


@requires(Permission.MANAGE_ACTIONS)
def finding_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "withdraw",
        lambda one, typed: improvement.withdraw_finding(one, reason=typed["reason"], by=who, now=now),
        "Withdrawn. It stays to be read, with your reason.",
    )


@requires(Permission.MANAGE_ACTIONS)
def finding_again(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "again",
        lambda one, typed: improvement.open_finding_again(one, reason=typed["reason"], by=who, now=now),
        "Open again.",
    )


def _found(request: SignedInRequest, pk: int) -> Finding:
    visible = Finding.objects.visible_to(request.user).select_related(
        "provider__organisation", "council", "noted_by"
    )
    return get_object_or_404(visible, pk=pk)


def _settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with what was typed; a plain visit goes to the finding's own page."""
    found = _found(request, pk)
    if request.method != "POST":
        return redirect("desk:finding", pk)
    form = FINDING_FORMS[name](request.POST, prefix=name)
    if done(form, lambda: act(found, form.cleaned_data)):
        messages.success(request, said)
        return redirect("desk:finding", pk)
    context = finding_page(request.user, _found(request, pk), on=timezone.localdate(), typed={name: form})
    return render(request, "desk/improvement/finding.html", context, status=422)


def _noted(request: SignedInRequest, form: FindingForm, prompt: Prompt) -> Finding | None:
    """The finding; or None with the cause written into the form."""
    typed = dict(form.cleaned_data)
    chosen = typed.pop("provider", None)
    provider = prompt.kpi_return.provider if prompt.kpi_return else form.providers[chosen]
    council = prompt.kpi_return.council if prompt.kpi_return else request.user.council
    if council is None:
        raise Http404
    try:
        noted = improvement.note_finding(
            council=council, provider=provider, **prompt.source, **typed, by=request.user, now=timezone.now()
        )
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return None
    messages.success(request, "The finding is noted. The provider learns of it when you tell it.")
    return noted
