"""The library of frameworks, one framework read aloud, and its file to take away."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.frameworks.adoptable import ADOPTED_HERE, ELSEWHERE
from plumbline.desk.frameworks.files_aloud import file_aloud
from plumbline.desk.frameworks.forms import AdoptForm
from plumbline.desk.frameworks.models_aloud import model_aloud
from plumbline.desk.frameworks.reading import agreements, bases, chapters
from plumbline.desk.frameworks.scorecards import read_aloud
from plumbline.documents.web import attachment
from plumbline.frameworks import library
from plumbline.frameworks.aloud import Aloud
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.kinds import LEVELS, RISK_MODEL, SCHEDULE, SCORECARD, Kind
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.other_kinds import entries_with, shipped_among
from plumbline.frameworks.reading import Framework, read_any
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.oversight.kinds_of_file import ROOMS
from plumbline.oversight.queries.framework_pages import adopted, brought, terms_of

TOML = "application/toml; charset=utf-8"


@requires(Permission.SEE_CONTRACTS)
def frameworks(request: SignedInRequest) -> HttpResponse:
    mine = adopted(request.user)
    context = {"adopted": mine, "known": {one.adoption.framework.digest for one in mine}}
    context["others"] = brought(request.user)
    return render(request, "desk/frameworks/frameworks.html", {**context, "library": entries_with(ROOMS)})


@requires(Permission.SEE_CONTRACTS)
def framework(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(FrameworkVersion.objects.visible_to(request.user), pk=pk)
    page, context = _page_of(found, request.user)
    return render(request, f"desk/frameworks/{page}.html", {"stored": found, **context})


def _page_of(found: FrameworkVersion, user: User) -> tuple[str, dict[str, Any]]:
    """The page that lays out a file of this kind; of one that nobody knows any more, its name and the file."""
    if found.kind == SCHEDULE.code:
        return "framework", {"terms": terms_of(user, found), **_spoken(found.definition)}
    if found.kind == SCORECARD.code:
        return "scorecard", _spoken_scorecard(found.scorecard)
    if found.kind in {RISK_MODEL.code, LEVELS.code}:
        return "model", _spoken_model(read_any(found.text, name=found.code))
    adoptions = found.adoptions.visible_to(user).select_related("adopted_by")
    kind = next((one for one in ROOMS if one.code == found.kind), None)
    spoken = {"aloud": file_aloud(found.read_as(kind))} if kind else {}
    return "file", {"adoptions": adoptions.order_by("-pk"), **spoken}


@requires(Permission.SEE_CONTRACTS)
def framework_file(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(FrameworkVersion.objects.visible_to(request.user), pk=pk)
    name = f"{found.code.replace('/', '-')} version {found.version}.toml"
    return attachment(found.text.encode(), name, TOML)


@requires(Permission.SEE_CONTRACTS)
def library_framework(request: SignedInRequest, code: str) -> HttpResponse:
    """One that comes with Plumbline, whether or not the council works by it."""
    if other := shipped_among(code, ROOMS):
        return _library_file_of(request, *other)
    found = read_any(_text(code), name=code)
    if isinstance(found, Calendar):
        context = {"published": found, "library_id": code}
        return render(request, "desk/frameworks/published_calendar.html", context)
    context = {"library_id": code, "adopting": AdoptForm(initial={"code": code})}
    if isinstance(found, ScorecardDefinition):
        return render(request, "desk/frameworks/scorecard.html", {**context, **_spoken_scorecard(found)})
    if isinstance(found, Definition):
        return render(request, "desk/frameworks/framework.html", {**context, **_spoken(found)})
    return render(request, "desk/frameworks/model.html", {**context, **_spoken_model(found)})


def _library_file_of(request: SignedInRequest, kind: Kind[Aloud], found: Aloud) -> HttpResponse:
    adopting = AdoptForm(initial={"code": found.id}) if kind in ADOPTED_HERE else None
    context = {"library_id": found.id, "definition": found, "aloud": file_aloud(found), "adopting": adopting}
    return render(
        request, "desk/frameworks/model.html", {**context, "elsewhere": ELSEWHERE.get(kind.code, "")}
    )


@requires(Permission.SEE_CONTRACTS)
def library_file(request: SignedInRequest, code: str) -> HttpResponse:
    return attachment(_text(code).encode(), f"{code.replace('/', '-')}.toml", TOML)


def _text(code: str) -> str:
    if other := shipped_among(code, ROOMS):
        return other[1].text
    try:
        return library.text_of(code)
    except library.NoSuchFramework as missing:
        raise Http404 from missing


def _spoken(definition: Definition) -> dict[str, Any]:
    return {
        "definition": definition,
        "chapters": chapters(definition),
        "agreements": agreements(definition),
        "bases": bases(definition),
    }


def _spoken_scorecard(scorecard: ScorecardDefinition) -> dict[str, Any]:
    return {
        "definition": scorecard,
        "aloud": read_aloud(scorecard),
        "labels": scorecard.combining.labels.labels,
    }


def _spoken_model(model: Framework) -> dict[str, Any]:
    return {"definition": model, "aloud": model_aloud(model)}
