"""Sharing the draft, making the report final, reading any version and taking it away."""

from functools import partial

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.checked import checked_on, hint_of
from plumbline.desk.reports.forms import PressForm
from plumbline.desk.reports.noted import all_parts
from plumbline.desk.reports.page import obstacles_of, reading_now
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.desk.reports.state import state_of
from plumbline.documents.actions import content_of
from plumbline.documents.web import attachment
from plumbline.oversight import report_consequences
from plumbline.oversight.report_documents import found_on
from plumbline.oversight.report_voices import heard_for
from plumbline.visits.dates import comments_over_at, last_day
from plumbline.visits.heard import heard_in
from plumbline.visits.models import Rendering, Visit
from plumbline.visits.report_reading import read_report
from plumbline.visits.sides import hides_ratings_from


@requires(Permission.MAKE_VISITS)
def report_share(request: SignedInRequest, pk: int) -> HttpResponse:
    """What will be shared until when, what is in the way, and the button."""
    visit, who, now = found_visit(request, pk), request.user, timezone.now()
    form, said = (
        PressForm(_typed(request)),
        "Shared. The provider has been told, and until when it may comment.",
    )
    if request.method == "POST":
        act = partial(report_consequences.draft_shared, visit, by=who, now=now)
        if done := settled(request, form, act, said, "desk:report", pk):
            return done
    until = comments_over_at(now, visit.comment_days)
    context = {"last": last_day(until), **_press(visit, form)}
    return render(request, "desk/reports/report_share.html", context, status=422 if form.errors else 200)


@requires(Permission.MAKE_VISITS)
def report_final(request: SignedInRequest, pk: int) -> HttpResponse:
    visit, who, now = found_visit(request, pk), request.user, timezone.now()
    form, said = PressForm(_typed(request)), "The report is final. The provider has been told."
    if request.method == "POST":
        act = partial(report_consequences.report_made_final, visit, by=who, now=now)
        if done := settled(request, form, act, said, "desk:report", pk):
            return done
    context = {"found": found_on(visit), **_press(visit, form)}
    return render(request, "desk/reports/report_final.html", context, status=422 if form.errors else 200)


@requires(Permission.SEE_VISITS)
def report_version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """A version exactly as it was made."""
    visit = found_visit(request, pk)
    report = visit.reports.filter(number=number).select_related("made_by").first()
    if report is None:
        raise Http404
    context = {"visit": visit, "report": report, "reading": read_report(report)}
    context["heard"] = heard_in(report.scorecard)
    return render(request, "desk/reports/report_version.html", context)


@requires(Permission.SEE_VISITS)
def report_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """As the provider would read it now. Nothing is shared by looking."""
    visit = found_visit(request, pk)
    is_hidden = hides_ratings_from(visit, request.user)
    context = {"visit": visit, "is_hidden": is_hidden, "parts": all_parts(visit) if is_hidden else ()}
    context["reading"] = None if is_hidden else reading_now(visit, timezone.localdate())
    context["heard"] = heard_for(visit)
    return render(request, "desk/reports/report_version.html", context)


@requires(Permission.SEE_VISITS)
def report_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The very document that was sent."""
    found = Rendering.objects.visible_to(request.user).select_related("document")
    one = get_object_or_404(found, pk=pk)
    return attachment(content_of(one.document), one.document.name)


def _typed(request: SignedInRequest) -> QueryDict | None:
    """What was sent, even if it is nothing: these forms have a button alone."""
    return request.POST if request.method == "POST" else None


def _press(visit: Visit, form: PressForm) -> dict[str, object]:
    """What both pages show round their button."""
    now = timezone.now()
    on = timezone.localdate(now)
    return {
        "visit": visit,
        "form": form,
        "state": state_of(visit, on=on),
        "obstacles": obstacles_of(visit, on),
        "hint": hint_of(checked_on(visit, may_decide=False, typed={})),
    }
