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
    version = found.words.version if found.words else 0
    typed = WordsForm(
        request.POST or None, initial={"version": version, "text": found.words.text if found.words else ""}
    )
    saving = saved_or_kept(visit, found.name, typed, by=request.user, now=timezone.now())
    if saving.is_saved:
        return redirect(
            "desk:report_write" if "done" in request.POST else "desk:report_part", *_to(request, pk, part)
        )
    context = {
        "visit": visit,
        "part": found,
        "form": saving.form,
        "theirs": saving.theirs,
        "is_open": visit.status in OPEN,
    }
    return render(request, "desk/reports/report_part.html", context, status=422 if typed.is_bound else 200)


def _to(request: SignedInRequest, pk: int, part: str) -> tuple[object, ...]:
    return (pk,) if "done" in request.POST else (pk, part)


def _part(visit: Visit, code: str) -> Part:
    found = part_with_notes(visit, code)
    if found is None:
        raise Http404
    return found
