"""The year's visit plan, and one line of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.plan.line_page import found_line, line_page
from plumbline.desk.plan.page import plan_of, plan_page
from plumbline.desk.plan.taking_away import HEAD, as_rows
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment


@requires(Permission.SEE_VISITS)
def plan(request: SignedInRequest) -> HttpResponse:
    """`?year=2026` is the plan from April 2026 to March 2027; `format=csv` takes it away."""
    found = plan_of(request.user, request.GET, today=timezone.localdate())
    if request.GET.get("format") == "csv":
        return attachment(as_csv(HEAD, as_rows(found)), f"visit-plan-{found.year}.csv", CSV)
    return render(request, "desk/plan/plan.html", plan_page(found))


@requires(Permission.SEE_VISITS)
def plan_line(request: SignedInRequest, pk: int) -> HttpResponse:
    context = line_page(request.user, found_line(request.user, pk), today=timezone.localdate())
    return render(request, "desk/plan/line.html", context)
