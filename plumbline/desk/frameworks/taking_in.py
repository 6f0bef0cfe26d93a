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
from plumbline.desk.frameworks.adoptable import CALENDAR, kind_to_adopt
from plumbline.desk.frameworks.forms import AdoptForm, CheckForm
from plumbline.frameworks import actions as frameworks
from plumbline.frameworks import library
from plumbline.frameworks.aloud import Aloud
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.other_kinds import read_file, shipped_among
from plumbline.frameworks.printing import contents
from plumbline.frameworks.reading import Framework, FrameworkProblems, decode
from plumbline.history.workflow import NotAllowed
from plumbline.oversight.kinds_of_file import ROOMS

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
        definition = read_file(text, name=name, others=ROOMS)
    except FrameworkProblems as found:
        return {"problems": found.problems, "name": name, "form": CheckForm(initial={"text": text})}
    checked = {
        "definition": definition,
        "contents": contents(definition),
        "form": CheckForm(initial={"text": text}),
    }
    try:
        kind_to_adopt(definition)
    except NotAllowed as elsewhere:
        return {**checked, "elsewhere": str(elsewhere)}
    return {**checked, "adopting": AdoptForm(initial={"text": text})}


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
        definition = _chosen(typed["code"], typed["text"])
        kind = kind_to_adopt(definition)
        if isinstance(definition, Calendar):
            raise NotAllowed(CALENDAR)
        return frameworks.take_in_and_adopt(
            definition, kind, by.council, effective_from=typed["effective_from"], by=by, now=now
        )
    except (NotAllowed, FrameworkProblems, library.NoSuchFramework) as problem:
        form.add_error(None, str(problem))
        return None


def _chosen(code: str, text: str) -> Framework | Aloud:
    if other := shipped_among(code, ROOMS):
        return other[1]
    return library.find_any(code) if code else read_file(text, name="The file", others=ROOMS)
