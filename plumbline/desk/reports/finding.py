"""Findings proposed from answers that fall short, and the action for each."""

from datetime import datetime
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.forms import ActionForm, NoteForm
from plumbline.desk.reports.proposals import proposals
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, Finding
from plumbline.visits.models import Visit

PAGE = "desk/reports/report_findings.html"


@requires(Permission.MANAGE_ACTIONS)
def report_findings(request: SignedInRequest, pk: int) -> HttpResponse:
    visit, on = found_visit(request, pk), timezone.localdate()
    return render(request, PAGE, {"visit": visit, "proposals": proposals(visit, request.user, on=on)})


@requires(Permission.MANAGE_ACTIONS)
def report_finding_note(request: SignedInRequest, pk: int, ref: str) -> HttpResponse:
    """Note one proposed finding, as its words stand in the box."""
    visit, now = found_visit(request, pk), timezone.now()
    if ref not in visit.framework.scorecard.by_ref:
        raise Http404
    if request.method != "POST":
        return redirect("desk:report_findings", pk)
    form = NoteForm(request.POST, prefix=ref)
    act = partial(_note, visit, ref, by=request.user, now=now)
    said = f"Noted as a finding: {ref}."
    if done := settled(request, form, act, said, "desk:report_findings", pk, f"about-{ref}"):
        return done
    found = proposals(visit, request.user, on=timezone.localdate(now), typed={ref: form})
    return render(request, PAGE, {"visit": visit, "proposals": found, "form": form}, status=422)


@requires(Permission.MANAGE_ACTIONS)
def report_action_set(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set the action for a finding of a visit; `pk` is the finding's number."""
    found = Finding.objects.visible_to(request.user).filter(source="visit").select_related("provider")
    finding, who, now = get_object_or_404(found, pk=pk), request.user, timezone.now()
    visit = found_visit(request, finding.source_number or 0)
    if request.method != "POST":
        return redirect("desk:report_findings", visit.pk)
    form = ActionForm(request.POST, prefix=f"a{pk}")
    act, at = partial(_set, visit, finding, by=who, now=now), f"about-{finding.about or pk}"
    if done := settled(request, form, act, "The action is set.", "desk:report_findings", visit.pk, at):
        return done
    again = proposals(visit, request.user, on=timezone.localdate(now), acting={pk: form})
    return render(request, PAGE, {"visit": visit, "proposals": again, "form": form}, status=422)


def _note(visit: Visit, ref: str, *, says: str, priority: str, by: User, now: datetime) -> Finding:
    definition, today = visit.framework.scorecard, timezone.localdate(now)
    question = definition.by_ref[ref]
    before = Finding.objects.visible_to(by).from_source("visit", visit.pk).filter(about=ref)
    if before.exclude(status=Finding.Status.WITHDRAWN).exists():
        raise NotAllowed("This has been noted as a finding already. Open the page again to see it.")
    return improvement.note_finding(
        council=visit.council,
        provider=visit.provider,
        source="visit",
        source_number=visit.pk,
        about=ref,
        area=definition.area_by_code[question.area].title,
        says=says,
        priority=priority,
        regulation=question.regulation,
        found_on=min(visit.on or today, today),
        by=by,
        now=now,
    )


def _set(visit: Visit, finding: Finding, *, by: User, now: datetime, **typed: Any) -> Action:
    """Led by whoever leads the visit; as pressing as the finding."""
    return improvement.set_action(
        [finding], **typed, priority=finding.priority, lead=visit.lead, by=by, now=now
    )
