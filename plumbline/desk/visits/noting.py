"""Stage two on pages of its own: areas, people met, records sampled, feedback. Complete without JavaScript."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.finding import area_of, found_visit, standing_of
from plumbline.desk.visits.progress import AreaProgress, progress_of
from plumbline.desk.visits.sharing import Sharing, sharing_of
from plumbline.desk.visits.sheets import (
    Sheet,
    area_sheet,
    feedback_sheet,
    next_area,
    people_sheet,
    records_sheet,
)
from plumbline.desk.visits.state import state_of
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.filling import Unkept, read_slots, show_problems
from plumbline.visits.models import Visit

CLASHED = (
    "Somebody else has written something else. Both are kept: go back to the areas and open “Clashes and late notes” "
    "to decide which counts."
)


@requires(Permission.SEE_VISITS)
def visit_stage_two(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    progress, sharing = progress_of(request.user, visit), sharing_of(request.user, visit)
    context = {
        "visit": visit,
        "state": state_of(visit, on=timezone.localdate()),
        "progress": progress,
        "areas": [(one, _said_of(one, sharing, request.user)) for one in progress.areas],
        "sharing": sharing,
        "standing": standing_of(request.user, visit),
    }
    return render(request, "desk/visits/stage_two.html", context)


@requires(Permission.SEE_VISITS)
def visit_area(request: SignedInRequest, pk: int, area: str) -> HttpResponse:
    visit = found_visit(request.user, pk)
    found = area_of(visit, area)
    after = next_area(visit, found.code) if "and_next" in request.POST else None
    to = ("desk:visit_area", pk, after.code) if after else ("desk:visit_area", pk, area)
    return fill(request, visit, lambda: area_sheet(request.user, visit, found), to)


@requires(Permission.SEE_VISITS)
def visit_people(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    return fill(request, visit, lambda: people_sheet(visit), ("desk:visit_people", pk))


@requires(Permission.SEE_VISITS)
def visit_records(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    return fill(request, visit, lambda: records_sheet(visit), ("desk:visit_records", pk))


@requires(Permission.SEE_VISITS)
def visit_feedback(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    return fill(request, visit, lambda: feedback_sheet(visit), ("desk:visit_feedback", pk))


def fill(
    request: SignedInRequest, visit: Visit, sheet_of: Callable[[], Sheet], to: tuple[Any, ...]
) -> HttpResponse:
    """Show a sheet; or keep what was changed on it, and come back with what could not be kept."""
    sheet = sheet_of()
    if request.method == "POST" and _saved(request, visit, sheet):
        return redirect(*to)
    context = {"visit": visit, "sheet": sheet, "standing": standing_of(request.user, visit)}
    status = 422 if sheet.problems else 200
    return render(request, f"desk/visits/{sheet.template}.html", context, status=status)


def _said_of(progress: AreaProgress, sharing: Sharing, reader: User) -> str:
    """“You fill this area. 3 of 6 questions answered”."""
    whose = sharing.says_of(progress.area.code, reader)
    return f"{whose}. {progress.says}" if whose else progress.says


def _saved(request: SignedInRequest, visit: Visit, sheet: Sheet) -> bool:
    now = timezone.now()
    sheet.problems = sheet.name_new(request.POST)
    pieces = read_slots(visit, sheet.slots, request.POST, now=now)
    if sheet.problems:
        return False
    try:
        noted = visits.note(visit, pieces, by=request.user, now=now)
    except NotAllowed as problem:
        sheet.problems = [Unkept(str(problem))]
        return False
    sheet.problems = show_problems(sheet.slots, pieces, noted)
    if any(one.outcome == "clash" for one in noted):
        messages.warning(request, CLASHED)
    if any(one.outcome == "late" for one in noted):
        messages.warning(request, "The visit is closed to notes. What you wrote is kept, and shown as late.")
    if noted and not sheet.problems:
        messages.success(request, f"Saved at {timezone.localtime(now):%H:%M}.")
    return not sheet.problems
