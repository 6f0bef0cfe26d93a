"""Checking a framework file, and adopting one."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.frameworks.forms import AdoptForm, CheckForm
from plumbline.frameworks import actions as frameworks
from plumbline.frameworks import library
from plumbline.frameworks.bases import kind_of
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.kinds import LEVELS, RISK_MODEL, SCHEDULE, SCORECARD, Filed, Kind
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.printing import contents
from plumbline.frameworks.reading import Framework, FrameworkProblems, decode, read_any
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.history.workflow import NotAllowed

Adoptable = Definition | ScorecardDefinition | RiskModelDefinition | LevelsDefinition
MOVE = " Move each contract to it on the contract’s own page."


@requires(Permission.SEE_CONTRACTS)
def framework_check(request: SignedInRequest) -> HttpResponse:
    """Says everything that is wrong with a file, by line, or what it holds. Nothing is kept."""
    form = CheckForm(request.POST or None, request.FILES or None)
    context = _checked(form) if form.is_valid() else {}
    return render(request, "desk/frameworks/check.html", {"form": form, **context})


def _checked(form: CheckForm) -> dict[str, Any]:
    """The definition with a form to adopt it, or the problems; and the text, so that it can be mended in place."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    name = file.name if file else "The text"
    try:
        text = decode(file.read(), name=name) if file else text
        definition = _adoptable(read_any(text, name=name))
    except NotAllowed as other:
        form.add_error(None, str(other))
        return {}
    except FrameworkProblems as found:
        return {"problems": found.problems, "name": name, "form": CheckForm(initial={"text": text})}
    return {
        "definition": definition,
        "contents": contents(definition),
        "form": CheckForm(initial={"text": text}),
        "adopting": AdoptForm(initial={"text": text}),
    }


@requires(Permission.MANAGE_FRAMEWORKS)
def framework_adopt(request: SignedInRequest) -> HttpResponse:
    form = AdoptForm(request.POST or None)
    if form.is_valid() and (stored := _adopt(form, by=request.user, now=timezone.now())):
        messages.success(request, f"Adopted.{MOVE if stored.kind == SCHEDULE.code else ''}")
        return redirect("desk:framework", stored.pk)
    return render(request, "desk/frameworks/adopt.html", {"form": form})


def _adopt(form: AdoptForm, *, by: User, now: datetime) -> FrameworkVersion | None:
    """The version taken in and adopted, or None with the cause written into the form."""
    typed = form.cleaned_data
    try:
        if by.council is None:
            raise NotAllowed("You work for no council, so none can adopt this.")
        definition = _adoptable(_chosen(typed["code"], typed["text"]))
        kind = _kind_of(definition)
        return frameworks.take_in_and_adopt(
            definition, kind, by.council, effective_from=typed["effective_from"], by=by, now=now
        )
    except (NotAllowed, FrameworkProblems, library.NoSuchFramework) as problem:
        form.add_error(None, str(problem))
        return None


def _chosen(code: str, text: str) -> Framework:
    return library.find_any(code) if code else read_any(text, name="The file")


def _kind_of(definition: Adoptable) -> Kind[Filed]:
    return next(one for one in (SCHEDULE, SCORECARD, RISK_MODEL, LEVELS) if one.code == kind_of(definition))


def _adoptable(framework: Framework) -> Adoptable:
    """Raises NotAllowed for a calendar: its days are taken over one by one."""
    if isinstance(framework, Calendar):
        raise NotAllowed(
            "This file is a reporting calendar. Its days are proposed and confirmed on the calendars’ pages."
        )
    return framework
