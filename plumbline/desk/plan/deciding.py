"""Acts on one line: how it is to be visited, whether, and the visit itself."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.plan.forms import DropForm, LineForm, VisitForm
from plumbline.desk.plan.line_page import found_line, line_page
from plumbline.oversight import plan_consequences
from plumbline.oversight.queries.plan_choices import officers_who_visit, scorecards_for
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import PlanLine

PAGE = "desk/plan/line.html"
Decision = Callable[[PlanLine, date, User, datetime], object]
DECISIONS: Mapping[str, tuple[Decision, str]] = {
    "keep": (
        lambda line, today, by, now: workplan.keep(line, by=by, now=now),
        "Kept: it stays on the plan whatever becomes of its reasons.",
    ),
    "let-go": (
        lambda line, today, by, now: workplan.let_go(line, by=by, now=now),
        "It is a proposal again.",
    ),
    "take-up": (
        lambda line, today, by, now: workplan.take_up(line, by=by, now=now),
        "It is on the plan again.",
    ),
    "reasons": (
        lambda line, today, by, now: plan_consequences.line_left_to_the_reasons(
            line, today=today, by=by, now=now
        ),
        "The reasons place it again.",
    ),
}


@requires(Permission.PLAN_VISITS)
def plan_line_change(request: SignedInRequest, pk: int) -> HttpResponse:
    line = found_line(request.user, pk)
    form = LineForm(request.POST, line=line, officers=officers_who_visit(line.plan.council))

    def act() -> None:
        workplan.change(line, **form.wanted, by=request.user, now=timezone.now())

    return _settled(request, line, "change", form, act, f"{line} is changed.")


@requires(Permission.PLAN_VISITS)
def plan_line_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    line, form = found_line(request.user, pk), DropForm(request.POST)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        plan_consequences.line_dropped(
            line, reason, today=timezone.localdate(), by=request.user, now=timezone.now()
        )

    return _settled(request, line, "drop", form, act, f"{line} is off the plan. The reason is kept with it.")


@requires(Permission.PLAN_VISITS)
def plan_line_visit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The line becomes a visit, with the reasons to go as they stand."""
    line, today = found_line(request.user, pk), timezone.localdate()
    offered = scorecards_for(request.user, line.plan.council, line.kind, on=today)
    form = VisitForm(
        request.POST, line=line, officers=officers_who_visit(line.plan.council), scorecards=offered
    )

    def act() -> None:
        plan_consequences.line_planned(line, **form.wanted, today=today, by=request.user, now=timezone.now())

    return _settled(
        request, line, "visit", form, act, f"A visit to {line} is planned. The provider is told nothing yet."
    )


@requires(Permission.PLAN_VISITS)
def plan_line_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep, let go, take up again, or leave to the reasons: what needs nothing typed."""
    line = found_line(request.user, pk)
    act, said = DECISIONS.get(request.POST.get("decision", ""), (None, ""))
    if request.method != "POST" or act is None:
        return redirect("desk:plan_line", pk)
    act(line, timezone.localdate(), request.user, timezone.now())
    messages.success(request, said)
    return redirect(_plan(line))


def _settled(
    request: SignedInRequest, line: PlanLine, name: str, form: Any, act: Callable[[], object], said: str
) -> HttpResponse:
    """Do it and go back to the plan, or show the line again with what was typed and why it cannot be."""
    if request.method != "POST":
        return redirect("desk:plan_line", line.pk)
    if done(form, act):
        messages.success(request, said)
        return redirect(_plan(line))
    typed: dict[str, forms.Form] = {name: form}
    context = line_page(request.user, line, today=timezone.localdate(), typed=typed)
    return render(request, PAGE, context, status=422)


def _plan(line: PlanLine) -> str:
    return f"{reverse('desk:plan')}?year={line.plan.year}#line-{line.pk}"
