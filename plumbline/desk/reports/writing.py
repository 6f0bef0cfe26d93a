"""Writing the report, part by part, beside what was noted."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.forms import WordsForm
from plumbline.desk.reports.noted import Part, all_parts, part_with_notes
from plumbline.desk.reports.settling import found_visit
from plumbline.desk.reports.state import state_of
from plumbline.desk.reports.typing_words import saved_or_kept
from plumbline.visits.actions.writing import OPEN
from plumbline.visits.models import Visit


@requires(Permission.SEE_VISITS)
def report_write(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every part of the report, and which are written."""
    visit = found_visit(request, pk)
    context = {
        "visit": visit,
        "parts": all_parts(visit),
        "state": state_of(visit, on=timezone.localdate()),
        "is_open": visit.status in OPEN,
    }
    return render(request, "desk/reports/report_write.html", context)


@requires(Permission.MAKE_VISITS)
def report_part(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    """One part. What cannot be saved, because somebody else saved, comes back with both texts."""
    visit = found_visit(request, pk)
    found = _part(visit, part)
    form = WordsForm(request.POST or None, initial=_initial(found))
    saving = saved_or_kept(visit, found.name, form, by=request.user, now=timezone.now())
    if saving.is_saved:
        return redirect(*_onward(request, pk, part))
    context = {"visit": visit, "part": found, "form": saving.form, "theirs": saving.theirs}
    context["is_open"] = visit.status in OPEN
    return render(request, "desk/reports/report_part.html", context, status=422 if form.is_bound else 200)


def _initial(part: Part) -> dict[str, object]:
    """The words as they stand, and their version."""
    words = part.words
    return {"version": words.version, "text": words.text} if words else {"version": 0}


def _onward(request: SignedInRequest, pk: int, part: str) -> tuple[str, int, *tuple[str, ...]]:
    """Back to the list, or on with the same part."""
    return ("desk:report_write", pk) if "done" in request.POST else ("desk:report_part", pk, part)


def _part(visit: Visit, code: str) -> Part:
    found = part_with_notes(visit, code)
    if found is None:
        raise Http404
    return found
