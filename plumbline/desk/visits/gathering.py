"""Stage one: what is proposed, what was asked for, and what came of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.finding import found_visit, standing_of
from plumbline.desk.visits.forms import AskAgainForm, AskedForm, MoreTimeForm, NotNeededForm
from plumbline.desk.visits.state import state_of
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import visit_consequences as consequences
from plumbline.visits.models import Request, Visit
from plumbline.visits.proposing import proposed

OWN = 2  # empty lines for what an officer asks for beyond the proposal
REQUEST_FORMS = {"more_time": MoreTimeForm, "not_needed": NotNeededForm, "ask_again": AskAgainForm}


@requires(Permission.SEE_VISITS)
def visit_stage_one(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    return render(request, "desk/visits/stage_one.html", stage_one(request.user, visit, None))


@requires(Permission.MAKE_VISITS)
def visit_ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for what was ticked, as it was changed on the page."""
    visit = found_visit(request.user, pk)
    if request.method != "POST":
        return redirect("desk:visit_stage_one", pk)
    lines = asked_lines(request.user, visit, request.POST)
    valid = not [one for one in lines if not one.is_valid()]
    says = _ask(request, visit, lines) if valid else ""
    if not says:
        context = stage_one(request.user, visit, lines)
        return render(request, "desk/visits/stage_one.html", context, status=422)
    messages.success(request, says)
    return redirect("desk:visit_stage_one", pk)


@requires(Permission.MAKE_VISITS)
def request_change(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    """More time, no longer needed, or asked again: each with its reason. `pk` is the request's number."""
    visible = Request.objects.visible_to(request.user).select_related("visit__provider__organisation")
    found = get_object_or_404(visible, pk=pk)
    form = REQUEST_FORMS[act](request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, found, act, form):
        messages.success(request, "Done, and the provider has been told.")
        return redirect("desk:visit_stage_one", found.visit_id)
    context = {"form": form, "asked": found, "act": act, "visit": found.visit}
    return render(request, "desk/visits/request_change.html", context, status=422 if form.is_bound else 200)


def stage_one(user: User, visit: Visit, lines: list[AskedForm] | None) -> dict[str, Any]:
    """`lines` hold what was typed when it could not be sent as it is."""
    today = timezone.localdate()
    requests = list(
        Request.objects.visible_to(user)
        .filter(visit=visit)
        .select_related("answered_by")
        .prefetch_related("files__document", "files__supplied_by")
    )
    owed = [one for one in requests if one.status == Request.Status.ASKED]
    can_ask = visit.told_at is not None and visit.is_open_to_notes
    return {
        "visit": visit,
        "requests": [(one, one.days_overdue(on=today)) for one in requests],
        "state": state_of(visit, on=today, owed=len(owed), overdue=sum(one.due_on < today for one in owed)),
        "can_ask": can_ask,
        "lines": (lines or asked_lines(user, visit, None)) if can_ask else [],
        "form": next((one for one in lines or () if one.errors), None),
        "standing": standing_of(user, visit),
    }


def asked_lines(user: User, visit: Visit, typed: Any) -> list[AskedForm]:
    """A form for each thing proposed that was not asked for yet, and empty ones for the officer's own."""
    there = set(Request.objects.visible_to(user).filter(visit=visit).values_list("code", flat=True))
    today = timezone.localdate()
    assessment = visit.self_assessment
    found = proposed(
        visit.framework.scorecard,
        starts_on=visit.starts_on or today,
        today=today,
        self_assessment=assessment.title if assessment else "",
        there=there,
    )
    lines = [
        AskedForm(
            typed,
            prefix=one.code,
            initial={
                "wanted": True,
                "code": one.code,
                "title": one.title,
                "why": one.why,
                "due_on": one.due_on,
            },
        )
        for one in found
    ]
    own = [f"own-{number}" for number in range(1, 20) if f"own-{number}" not in there][:OWN]
    return [*lines, *(AskedForm(typed, prefix=one, initial={"code": one}) for one in own)]


def _ask(request: SignedInRequest, visit: Visit, lines: list[AskedForm]) -> str:
    wanted = [one for one in lines if one.cleaned_data["wanted"]]
    codes = {one.prefix for one in lines}
    if not wanted:
        lines[0].add_error("wanted", "Tick at least one thing to ask for.")
        return ""
    try:
        asked = [(one.prefix or "", *one.asked[1:]) for one in wanted if one.prefix in codes]
        consequences.information_asked_for(visit, asked, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        lines[0].add_error(None, str(problem))
        return ""
    return "The provider has been asked, by letter."


def _changed(request: SignedInRequest, found: Request, act: str, form: forms.Form) -> bool:
    typed, who, now = form.cleaned_data, request.user, timezone.now()
    try:
        if act == "more_time":
            consequences.more_time_given(found, **typed, by=who, now=now)
        elif act == "not_needed":
            consequences.request_withdrawn(found, typed["reason"], by=who, now=now)
        else:
            consequences.asked_again(found, typed["reason"], due_on=typed["until"], by=who, now=now)
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return False
    return True
