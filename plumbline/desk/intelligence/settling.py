"""One decision about a piece of intelligence; what cannot be done comes back with what was typed."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.intelligence.act_forms import FORMS
from plumbline.desk.intelligence.finding import found_intelligence
from plumbline.desk.intelligence.page import page_of
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.oversight.intelligence_consequences import intelligence_settled


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_take_on(request: SignedInRequest, pk: int) -> HttpResponse:
    said = "You look into this from now on. Say what came of it when you know."
    return _settle(request, pk, "take", intelligence.take_on, said)


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_hand_over(request: SignedInRequest, pk: int) -> HttpResponse:
    said = "Another officer looks into this from now on."
    return _settle(request, pk, "hand", intelligence.hand_over, said)


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_close(request: SignedInRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, "close", intelligence.close, "Closed, with what came of it.")


@requires(Permission.RECORD_INTELLIGENCE)
def intelligence_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    said = "Withdrawn. It stays to be read and counts nowhere."
    return _settle(request, pk, "withdraw", intelligence.withdraw, said)


@requires(Permission.SETTLE_INTELLIGENCE)
def intelligence_again(request: SignedInRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, "again", intelligence.open_again, "Open again.")


def _settle(
    request: SignedInRequest, pk: int, name: str, act: Callable[..., object], said: str
) -> HttpResponse:
    """Do `act` with what was typed, by name. A plain visit goes to the piece's own page."""
    piece = found_intelligence(request.user, pk)
    if request.method != "POST":
        return redirect("desk:intelligence_one", pk)
    form = FORMS[name](request.POST, intelligence=piece, prefix=name)
    if done(form, lambda: _act(act, piece, request, form)):
        messages.success(request, said)
        return redirect("desk:intelligence_one", pk)
    context = page_of(
        request.user, found_intelligence(request.user, pk), on=timezone.localdate(), typed={name: form}
    )
    return render(request, "desk/intelligence/intelligence_one.html", context, status=422)


def _act(act: Callable[..., object], piece: Intelligence, request: SignedInRequest, form: forms.Form) -> None:
    intelligence_settled(act, piece, by=request.user, now=timezone.now(), **form.cleaned_data)
