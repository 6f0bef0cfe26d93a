"""What an officer does about a letter that did not arrive, each a form that posts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.letters.forms import FORMS
from plumbline.desk.letters.page import found_letter, letter_page
from plumbline.notices import actions as notices
from plumbline.notices.models import Notice
from plumbline.oversight import letter_consequences

Act = Callable[[Notice, dict[str, Any]], object]


@requires(Permission.FOLLOW_LETTERS)
def letter_again(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "again",
        lambda one, _: letter_consequences.letter_sent_again(one, by=who, now=now),
        "The letter is on its way again.",
    )


@requires(Permission.FOLLOW_LETTERS)
def letter_told(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "told",
        lambda one, typed: notices.tell_otherwise(one, typed["says"], by=who, now=now),
        "Noted. The letter is no longer among those that nobody has seen to.",
    )


@requires(Permission.FOLLOW_LETTERS)
def letter_came_back(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return _settle(
        request,
        pk,
        "came_back",
        lambda one, typed: letter_consequences.return_noted(one, **typed, by=who, now=now),
        "Noted that the letter came back.",
    )


def _settle(request: SignedInRequest, pk: int, name: str, act: Act, said: str) -> HttpResponse:
    """Do `act` with what was typed. What cannot be done comes back with what was typed."""
    letter = found_letter(request.user, pk)
    if request.method != "POST":
        return redirect("desk:letter", pk)
    form = FORMS[name](request.POST, prefix=name)
    if done(form, lambda: act(letter, form.cleaned_data)):
        messages.success(request, said)
        return redirect("desk:letter", pk)
    context = letter_page(found_letter(request.user, pk), typed={name: form})
    return render(request, "desk/letters/letter.html", context, status=422)
