"""One decision about a report: find the visit, check what was typed, do it and say so; or keep it and say why not."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from plumbline.accounts.web import SignedInRequest, done
from plumbline.visits.models import Visit


def found_visit(request: SignedInRequest, pk: int) -> Visit:
    """A visit that the person may see. Raises Http404 otherwise."""
    visible = Visit.objects.visible_to(request.user).select_related(
        "provider__organisation", "council", "lead", "framework", "follows"
    )
    return get_object_or_404(visible, pk=pk)


def settled(
    request: SignedInRequest,
    form: forms.Form,
    act: Callable[..., object],
    said: str,
    to: str,
    pk: int,
    at: str = "",
) -> HttpResponse | None:
    """Do `act` with what was typed, by name, and go to the page `to`; None when it could not be: the form says why.

    `at` is the id of the place on the page from which one goes on, so that nobody tabs there again from the top.
    """
    if not done(form, lambda: act(**form.cleaned_data)):
        return None
    messages.success(request, said)
    return redirect(f"{reverse(to, args=[pk])}#{at}" if at else reverse(to, args=[pk]))
