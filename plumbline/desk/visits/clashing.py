"""Where two officers differ, and what came late: somebody decides."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.finding import found_visit, standing_of
from plumbline.desk.visits.progress import progress_of
from plumbline.desk.visits.saying import Said, said_in
from plumbline.visits import actions as visits
from plumbline.visits.models import Current, Entry, Visit


@requires(Permission.SEE_VISITS)
def visit_clashes(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    progress = progress_of(request.user, visit)
    context = {
        "visit": visit,
        "standing": standing_of(request.user, visit),
        "clashes": _sides(visit, progress.clashing),
        "late": [(one, said_in(visit, one)) for one in progress.late],
    }
    return render(request, "desk/visits/visit_clashes.html", context)


@requires(Permission.MAKE_VISITS)
def clash_settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """`pk` is the number of the place. What was set aside stays kept."""
    found = Current.objects.visible_to(request.user).select_related("visit", "entry", "clash")
    place = get_object_or_404(found, pk=pk)
    if request.method == "POST":
        keep, seen = request.POST.get("keep", ""), request.POST.get("saw", "")
        if place.clash is None or seen != f"{place.entry.client_id} {place.clash.client_id}":
            messages.warning(request, "Somebody has changed this meanwhile. Read it again and decide.")
        else:
            visits.settle_clash(place, keep=keep, by=request.user, now=timezone.now())
            messages.success(request, "Decided. What was set aside stays kept among the notes.")
    return redirect("desk:visit_clashes", place.visit_id)


@requires(Permission.MAKE_VISITS)
def late_note_count(request: SignedInRequest, pk: int) -> HttpResponse:
    """`pk` is the number of the late entry."""
    entry = get_object_or_404(Entry.objects.visible_to(request.user).select_related("visit"), pk=pk)
    if request.method == "POST":
        visits.count_late(entry, by=request.user, now=timezone.now())
        messages.success(request, "It counts now. What stood there before stays kept.")
    return redirect("desk:visit_clashes", entry.visit_id)


def _sides(visit: Visit, clashing: list[Current]) -> list[tuple[Current, Said, Said]]:
    """Each place where two differ, with what stands and what clashes with it."""
    return [
        (one, said_in(visit, one.entry), said_in(visit, one.clash))
        for one in clashing
        if one.clash is not None
    ]
