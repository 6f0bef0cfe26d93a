"""Typing in what came on paper or by phone, one after another."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.surveys.finding import found_survey
from plumbline.surveys import actions
from plumbline.surveys.forms import EntryForm


@requires(Permission.RUN_SURVEYS)
def survey_type(request: SignedInRequest, pk: int) -> HttpResponse:
    """Save and next: the same page again, empty, with the way it came remembered."""
    found = found_survey(request.user, pk)
    form = EntryForm(
        request.POST or None, questionnaire=found.questionnaire, mode=request.GET.get("mode", "")
    )
    if form.is_valid():
        mode, now, on = form.cleaned_data["mode"], timezone.now(), timezone.localdate()
        actions.type_in(found, form.answered, form=form.key, mode=mode, by=request.user, now=now, today=on)
        messages.success(request, f"Saved. {found.responses.count()} answers so far.")
        return redirect(f"{reverse('desk:survey_type', args=[pk])}?{urlencode({'mode': mode})}")
    return render(request, "desk/surveys/survey_type.html", {"form": form, "survey": found})
