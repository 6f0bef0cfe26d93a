"""The questionnaire by link, the place to type a letter's code, and the thanks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from plumbline.accounts.web import public, too_many
from plumbline.open.surveys.answering import answered_or_asked, nothing_here
from plumbline.open.surveys.forms import CodeForm
from plumbline.open.surveys.limiting import is_too_often
from plumbline.surveys import by_link


@public
@never_cache
def survey_answer(request: HttpRequest, code: str) -> HttpResponse:
    """Only the look-up by the hash of the code sees every council; the page sees one."""
    now = timezone.now()
    if is_too_often(request, now=now):
        return too_many(request)
    with by_link.opened(code) as invitation:
        if invitation is None:
            return nothing_here(request)
        return answered_or_asked(request, invitation, today=timezone.localdate(now))


@public
def survey_code(request: HttpRequest) -> HttpResponse:
    """Type the code of a letter, and go to its questions."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("survey_answer", form.cleaned_data["code"])
    return render(request, "open/surveys/code.html", {"form": form})


@public
def survey_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "open/surveys/thanks.html")
