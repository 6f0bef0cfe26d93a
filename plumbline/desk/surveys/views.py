"""The surveys, one survey with its results, and its papers to print."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.surveys.filters import SurveyFilters
from plumbline.desk.surveys.finding import found_survey
from plumbline.desk.surveys.page import survey_page
from plumbline.desk.surveys.table import list_table, results_table
from plumbline.documents.web import attachment
from plumbline.surveys import library
from plumbline.surveys.actions import code_of
from plumbline.surveys.models import Survey
from plumbline.surveys.questionnaire import NO_VIEW, Questionnaire

A_PAGE = 50


@requires(Permission.SEE_VISITS)
def surveys(request: SignedInRequest) -> HttpResponse:
    on = timezone.localdate()
    form = SurveyFilters(request.GET, user=request.user)
    mine = Survey.objects.visible_to(request.user).for_list()
    found = form.narrowed(mine).annotate(answers=Count("responses")).order_by("-opens_on", "-pk")
    if request.GET.get("format") == "csv":
        return list_table(found, on=on)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/surveys/surveys.html", {"filters": form, "page": page})


@requires(Permission.SEE_VISITS)
def survey(request: SignedInRequest, pk: int) -> HttpResponse:
    page = survey_page(found_survey(request.user, pk), on=timezone.localdate())
    if request.GET.get("format") == "csv":
        return results_table(page.result)
    return render(
        request,
        "desk/surveys/survey.html",
        {"page": page, "survey": page.survey, "base_url": settings.BASE_URL},
    )


@requires(Permission.RUN_SURVEYS)
def survey_paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """The questionnaire to print, also in easy words."""
    easy = request.GET.get("words") == "easy"
    context = {"survey": found_survey(request.user, pk), "easy": easy, "no_view": NO_VIEW}
    return render(request, "desk/surveys/paper.html", context)


@requires(Permission.SEE_VISITS)
def survey_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The questionnaire as the file it is, to read or to make another of."""
    return _as_file(found_survey(request.user, pk).questionnaire)


@requires(Permission.SEE_VISITS)
def questionnaire_file(request: SignedInRequest, code: str) -> HttpResponse:
    """One that comes with Plumbline."""
    try:
        return _as_file(library.find(code))
    except library.NoSuchQuestionnaire as missing:
        raise Http404 from missing


def _as_file(asked: Questionnaire) -> HttpResponse:
    name = f"{asked.id.replace('/', '-')} version {asked.version}.toml"
    return attachment(asked.text.encode(), name, "application/toml; charset=utf-8")


@requires(Permission.RUN_SURVEYS)
def survey_letters_print(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """A batch of letters, one a sheet, each with its code."""
    found = found_survey(request.user, pk)
    batch = found.invitations.in_letters().alive().filter(batch=number)
    get_object_or_404(batch[:1])
    context = {"survey": found, "codes": [code_of(one) for one in batch], "base_url": settings.BASE_URL}
    return render(request, "desk/surveys/letters_print.html", context)
