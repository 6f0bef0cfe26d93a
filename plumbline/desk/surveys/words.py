"""Reading what people wrote, one at a time, and deciding what may be shown."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.surveys.finding import found_survey
from plumbline.desk.surveys.page import all_words, unread_words
from plumbline.surveys import actions
from plumbline.surveys.forms import WordsField
from plumbline.surveys.models import Response, Survey


class WordsForm(forms.Form):
    """What is shown begins as what was written; the officer takes out names and what points to a person."""

    text = WordsField(
        label="What may be shown",
        help_text="Take out names and anything that shows whose words these are, for example write [a carer].",
        widget=forms.Textarea({"rows": 6}),
        required=False,
    )
    decision = forms.ChoiceField(choices=[("show", "Show"), ("keep", "Keep back")], widget=forms.HiddenInput)
    says_optional = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("decision") == "show" and not typed.get("text", "").strip():
            self.add_error("text", "Nothing would be left to show. Keep these words back instead.")
        return typed


@dataclass(frozen=True)
class ToRead:
    """Somebody's words to one question."""

    response: Response
    question: str
    asks: str
    text: str


@requires(Permission.RUN_SURVEYS)
def survey_words(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_survey(request.user, pk)
    unread = unread_words(found)
    chosen = _chosen(request, found) or (_to_read(found, *unread[0]) if unread else None)
    form = WordsForm(request.POST or None, initial={"text": chosen.text if chosen else ""})
    if chosen and form.is_valid():
        is_shown = form.cleaned_data["decision"] == "show"
        text, who, now = form.cleaned_data["text"], request.user, timezone.now()
        actions.decide(chosen.response, chosen.question, may_be_shown=is_shown, text=text, by=who, now=now)
        messages.success(request, "These words may be shown." if is_shown else "These words are kept back.")
        return redirect("desk:survey_words", pk)
    return render(request, "desk/surveys/words.html", _context(found, chosen, form, len(unread)))


def _context(survey: Survey, chosen: ToRead | None, form: forms.Form, unread: int) -> dict[str, Any]:
    asked = survey.questionnaire.by_ref
    decided = [
        {"quote": one, "asks": asked[one.question].asks}
        for one in survey.quotes.select_related("read_by")
        if one.question in asked
    ]
    return {"survey": survey, "chosen": chosen, "form": form, "unread": unread, "decided": decided}


def _chosen(request: HttpRequest, survey: Survey) -> ToRead | None:
    """The words that the form or the address names, if they are this survey's."""
    named = request.POST if request.method == "POST" else request.GET
    wanted = (named.get("response", ""), named.get("question", ""))
    if not all(wanted):
        return None
    words = all_words(survey.responses.all())
    return next((_to_read(survey, one, ref) for one, ref in words if (str(one.pk), ref) == wanted), None)


def _to_read(survey: Survey, response: Response, ref: str) -> ToRead:
    question = survey.questionnaire.by_ref.get(ref)
    return ToRead(response, ref, question.asks if question else ref, response.words[ref])
