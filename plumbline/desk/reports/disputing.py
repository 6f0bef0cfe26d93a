"""Deciding a dispute on the five tests."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.commented import commented
from plumbline.desk.reports.forms import DecideForm
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.desk.reports.state import state_of
from plumbline.oversight import report_consequences
from plumbline.visits.models import Dispute, Visit
from plumbline.visits.sides import may_settle, took_part


@requires(Permission.SEE_VISITS)
def report_dispute(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is disputed, and for whoever may decide it the five tests. The act refuses anybody else."""
    visit, who, now = found_visit(request, pk), request.user, timezone.now()
    dispute = visit.disputes.open().first()
    form = DecideForm(request.POST or None)
    if request.method == "POST" and dispute:
        act = partial(report_consequences.dispute_decided, dispute, by=who, now=now)
        if done := settled(request, form, act, "Decided. Both sides have been told.", "desk:report", pk):
            return done
    context = {**_page(visit, who, timezone.localdate(now)), "dispute": dispute, "form": form}
    return render(request, "desk/reports/report_dispute.html", context, status=422 if form.errors else 200)


def _page(visit: Visit, user: User, on: date) -> dict[str, Any]:
    return {
        "visit": visit,
        "state": state_of(visit, on=on),
        "may_settle": may_settle(visit, user),
        "took_part": took_part(visit, user),
        "comments": commented(visit),
        "decided": _decided(visit.disputes.select_related("decided_by")),
    }


def _decided(disputes: Iterable[Dispute]) -> list[dict[str, Any]]:
    """Those decided before, with each test in words."""
    return [
        {"one": one, "tests": [(asks, one.tests.get(code, {})) for code, asks in Dispute.TESTS]}
        for one in disputes
        if one.decided_at
    ]
