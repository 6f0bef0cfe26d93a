"""A Quality Checker's pages: hello, one question at a time, their own words, and thanks."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.open.checkers.asking import asked, first_open, onward
from plumbline.open.checkers.forms import AnswerForm, WordsForm
from plumbline.open.checkers.opening import LinkedRequest, by_its_link
from plumbline.visits.actions import checking
from plumbline.visits.checkers import questions_for, said_by
from plumbline.visits.models import Kind


@by_its_link
def checker_start(request: LinkedRequest) -> HttpResponse:
    link = request.link
    if request.method == "POST":
        checking.check_in(link, by=None, now=timezone.now())
        return redirect(first_open(link, request.token))
    number = len(questions_for(link.visit.framework.scorecard))
    has_begun = bool(said_by(link))
    return render(
        request, "open/checkers/start.html", {"link": link, "number": number, "has_begun": has_begun}
    )


@by_its_link
def checker_question(request: LinkedRequest, number: int) -> HttpResponse:
    page = asked(request.link, number)
    before = {"choice": page.chosen, "note": page.note}
    form = AnswerForm(request.POST or None, choices=page.choices, initial=before)
    go = request.POST.get("go", "next")
    if form.is_valid():
        if go != "skip":
            checking.say(request.link, Kind.ANSWER, page.ref, form.cleaned_data, by=None, now=timezone.now())
        return redirect(onward(request.token, page, go))
    return render(
        request, "open/checkers/question.html", {"page": page, "form": form, "token": request.token}
    )


@by_its_link
def checker_words(request: LinkedRequest) -> HttpResponse:
    link, now = request.link, timezone.now()
    before = said_by(link).get((Kind.NOTE, checking.WORDS), {}).get("text", "")
    form = WordsForm(request.POST or None, initial={"words": before})
    if request.method == "POST" and form.is_valid():
        value = {"area": "", "text": form.cleaned_data["words"]}
        checking.say(link, Kind.NOTE, checking.WORDS, value, by=None, now=now)
        if request.POST.get("go") == "stop":
            return redirect("checker_later", request.token)
        checking.finish(link, by=None, now=now)
        return redirect("checker_start", request.token)
    return render(request, "open/checkers/words.html", {"form": form, "link": link, "token": request.token})


@by_its_link
def checker_later(request: LinkedRequest) -> HttpResponse:
    return render(request, "open/checkers/later.html", {"link": request.link, "token": request.token})
