"""One decision about a piece of intelligence; what cannot be done comes back with what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.intelligence.act_forms import AgainForm, CloseForm, HandOverForm, TakeOnForm, WithdrawForm
from plumbline.desk.intelligence.finding import found_intelligence
from plumbline.desk.intelligence.page import page_of
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence

Act = Callable[[Intelligence, Any], object]


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_take_on(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    form = TakeOnForm(request.POST)
    said = "You look into this from now on. Say what came of it when you know."
    return _settle(request, pk, "take", form, lambda one, _: intelligence.take_on(one, by=who, now=now), said)


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_hand_over(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    form = HandOverForm(request.POST, intelligence=found_intelligence(who, pk), prefix="hand")
    return _settle(
        request,
        pk,
        "hand",
        form,
        lambda one, typed: intelligence.hand_over(one, to=typed.chosen, by=who, now=now),
        "Another officer looks into this from now on.",
    )


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_close(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "close",
        CloseForm(request.POST, prefix="close"),
        lambda one, typed: intelligence.close(one, **typed.cleaned_data, by=who, now=now),
        "Closed, with what came of it.",
    )


@requires(Permission.RECORD_INTELLIGENCE)
def intelligence_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "withdraw",
        WithdrawForm(request.POST, prefix="withdraw"),
        lambda one, typed: intelligence.withdraw(one, **typed.cleaned_data, by=who, now=now),
        "Withdrawn. It stays to be read and counts nowhere.",
    )


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_again(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "again",
        AgainForm(request.POST, prefix="again"),
        lambda one, typed: intelligence.open_again(one, **typed.cleaned_data, by=who, now=now),
        "Open again.",
    )


def _settle(
    request: SignedInRequest, pk: int, name: str, form: forms.Form, act: Act, said: str
) -> HttpResponse:
    """A plain visit goes to the piece's own page."""
    piece = found_intelligence(request.user, pk)
    if request.method != "POST":
        return redirect("desk:intelligence_one", pk)
    if done(form, lambda: act(piece, form)):
        messages.success(request, said)
        return redirect("desk:intelligence_one", pk)
    context = page_of(
        request.user, found_intelligence(request.user, pk), on=timezone.localdate(), typed={name: form}
    )
    return render(request, "desk/intelligence/intelligence_one.html", context, status=422)
