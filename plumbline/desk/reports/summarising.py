"""The summary for the public: written, approved by a second person, sent back, withdrawn."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.forms import ApproveForm, ReasonForm, SummaryForm
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.desk.reports.summary_page import PAGE, summary_page
from plumbline.oversight import report_consequences
from plumbline.visits.actions import summarising
from plumbline.visits.models import Summary


@requires(Permission.SEE_VISITS)
def report_summary(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read it, write it, decide about it."""
    visit, who, now = found_visit(request, pk), request.user, timezone.now()
    if request.method != "POST":
        return render(request, PAGE, summary_page(visit, who))
    form, said = (
        SummaryForm(request.POST),
        "Written. A second person approves it before anybody outside reads it.",
    )
    act = partial(report_consequences.summary_written, visit, by=who, now=now)
    done = settled(request, form, act, said, "desk:report_summary", pk)
    return done or render(request, PAGE, summary_page(visit, who, write=form), status=422)


@requires(Permission.APPROVE_SUMMARIES)
def summary_approve(request: SignedInRequest, pk: int) -> HttpResponse:
    summary, who, now = _found(request, pk), request.user, timezone.now()
    if request.method != "POST":
        return redirect("desk:report_summary", pk)
    form = ApproveForm(request.POST)
    act = partial(summarising.approve_summary, summary, by=who, now=now)
    done = settled(request, form, act, "Published. Everybody can read it now.", "desk:report_summary", pk)
    return done or render(
        request, PAGE, summary_page(found_visit(request, pk), who, approve=form), status=422
    )


@requires(Permission.APPROVE_SUMMARIES)
def summary_send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    summary, who, now = _found(request, pk), request.user, timezone.now()
    if request.method != "POST":
        return redirect("desk:report_summary", pk)
    form, said = ReasonForm(request.POST, prefix="back"), "Sent back to its writer."
    act = partial(report_consequences.summary_sent_back, summary, by=who, now=now)
    done = settled(request, form, act, said, "desk:report_summary", pk)
    return done or render(
        request, PAGE, summary_page(found_visit(request, pk), who, send_back=form), status=422
    )


@requires(Permission.APPROVE_SUMMARIES)
def summary_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    summary, who, now = _found(request, pk), request.user, timezone.now()
    if request.method != "POST":
        return redirect("desk:report_summary", pk)
    form, said = ReasonForm(request.POST, prefix="withdraw"), "Withdrawn. The public no longer sees it."
    act = partial(summarising.withdraw_summary, summary, by=who, now=now)
    done = settled(request, form, act, said, "desk:report_summary", pk)
    return done or render(
        request, PAGE, summary_page(found_visit(request, pk), who, withdraw=form), status=422
    )


def _found(request: SignedInRequest, pk: int) -> Summary:
    """The summary of the visit with this number."""
    visible = Summary.objects.visible_to(request.user).select_related("visit__council", "written_by")
    return get_object_or_404(visible, visit_id=pk)
