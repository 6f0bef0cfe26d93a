"""What somebody sees at a link: the questions, that they are closed, or that there is nothing here."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from plumbline.history.workflow import NotAllowed
from plumbline.surveys import actions as surveys
from plumbline.surveys.actions import UsedAlready
from plumbline.surveys.forms import QuestionnaireForm
from plumbline.surveys.models import Invitation, Survey


def nothing_here(request: HttpRequest) -> HttpResponse:
    """The same page for a link that never was, was renewed or whose survey was withdrawn."""
    return render(request, "open/surveys/nothing_here.html", status=404)


def answered_or_asked(request: HttpRequest, invitation: Invitation, *, today: date) -> HttpResponse:
    """Keep what was sent, or show the questions, with everything typed if it could not be kept."""
    survey = invitation.survey
    if not survey.takes_answers(on=today):
        return _page(request, "closed", survey, will_open=survey.is_open and today < survey.opens_on)
    easy = request.GET.get("words") == "easy"
    form = QuestionnaireForm(request.POST or None, questionnaire=survey.questionnaire, easy=easy)
    if form.is_valid():
        try:
            surveys.answer(invitation, form.answered, form=form.key, by=None, today=today)
        except UsedAlready:
            return _page(request, "used", survey)
        except NotAllowed:
            return _page(request, "closed", survey, will_open=False)
        return redirect("survey_thanks")
    if invitation.is_single_use and invitation.is_used and not request.POST:
        return _page(request, "used", survey)
    return _page(request, "answer", survey, form=form, easy=easy)


def _page(request: HttpRequest, name: str, survey: Survey, **more: object) -> HttpResponse:
    context = {"survey": survey, "questionnaire": survey.questionnaire, **more}
    return render(request, f"open/surveys/{name}.html", context)
