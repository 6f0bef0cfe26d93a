"""Preparing a survey, opening, changing, closing and withdrawing it; links and letters."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.surveys.finding import found_survey
from plumbline.desk.surveys.forms import DaysForm, LettersForm, ReasonForm, SurveyForm
from plumbline.desk.surveys.preparing import begun, letters_made, prepare
from plumbline.surveys import actions, library
from plumbline.surveys.models import Survey


@requires(Permission.RUN_SURVEYS)
def survey_new(request: SignedInRequest) -> HttpResponse:
    form = SurveyForm(request.POST or None, request.FILES or None, user=request.user, initial=begun(request))
    if form.is_valid() and (made := prepare(form, by=request.user, now=timezone.now())):
        messages.success(request, "Prepared. Look at the questions on paper, then open it.")
        return redirect("desk:survey", made.pk)
    return render(
        request, "desk/surveys/survey_new.html", {"form": form, "shipped": library.questionnaires()}
    )


@requires(Permission.RUN_SURVEYS)
def survey_change(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_survey(request.user, pk)
    form = DaysForm.of(found, request.POST or None)
    if form.is_valid():
        actions.change(found, **form.days_and_numbers, by=request.user, now=timezone.now())
        messages.success(request, "Changed.")
        return redirect("desk:survey", pk)
    return render(request, "desk/surveys/survey_change.html", {"form": form, "survey": found})


@requires(Permission.RUN_SURVEYS)
def survey_open(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "Open. Give people the link, print letters, or type in what comes on paper."
    return _done(request, pk, lambda one: actions.open_to_answers(one, by=who, now=now), said)


@requires(Permission.RUN_SURVEYS)
def survey_close(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "Closed. No more answers can come, and the results are here."
    return _done(request, pk, lambda one: actions.close(one, by=who, now=now), said)


@requires(Permission.RUN_SURVEYS)
def survey_link_renew(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "There is a new link. The old one no longer works."
    return _done(request, pk, lambda one: actions.renew_link(one, by=who, now=now), said)


@requires(Permission.RUN_SURVEYS)
def survey_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_survey(request.user, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.withdraw(found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
        messages.success(request, "Withdrawn. Its link and letters no longer work.")
        return redirect("desk:survey", pk)
    return render(request, "desk/surveys/survey_withdraw.html", {"form": form, "survey": found})


@requires(Permission.RUN_SURVEYS)
def survey_letters(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_survey(request.user, pk)
    form = LettersForm(request.POST or None)
    if form.is_valid():
        count = form.cleaned_data["count"]
        batch = actions.make_letters(found, count=count, by=request.user, now=timezone.now())
        return redirect("desk:survey_letters_print", pk, batch)
    context = {"form": form, "survey": found, "batches": letters_made(found)}
    return render(request, "desk/surveys/letters.html", context)


def _done(request: SignedInRequest, pk: int, act: Callable[[Survey], object], said: str) -> HttpResponse:
    """One press of a button. A plain visit goes to the survey's own page."""
    found = found_survey(request.user, pk)
    if request.method == "POST":
        act(found)
        messages.success(request, said)
    return redirect("desk:survey", pk)
