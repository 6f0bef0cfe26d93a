"""One action as its provider's page shows it."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.improvement.models import Action, Finding, MoreTime
from plumbline.oversight.queries.origins import origins
from plumbline.portal.improvement.forms import form_of
from plumbline.portal.improvement.story import told
from plumbline.ui.wording import day, deadline, distance

Status = Action.Status


def visible_action(request: HttpRequest, pk: int) -> Action:
    """One action that the provider was told of. Not theirs, or not told yet, is not there: Http404."""
    user = request.user
    visible = Action.objects.visible_to(user) if isinstance(user, User) else Action.objects.none()
    return get_object_or_404(
        visible.select_related("council", "provider__organisation", "lead", "set_by"), pk=pk
    )


def action_page(
    user: User, action: Action, *, today: date, typed: dict[str, forms.Form] | None = None
) -> dict[str, Any]:
    """The page's context. `typed` holds a form that could not be taken as it is."""
    findings = list(Finding.objects.visible_to(user).filter(actions=action))
    known = origins(user, findings)
    asked = list(action.more_time.select_related("asked_by", "decided_by"))
    request = next((one for one in asked if one.decided_at is None), None)
    events = Event.objects.visible_to(user).about(action).select_related("by")
    return {
        "action": action,
        "state": state_of(action, request, today=today),
        "findings": [(one, known[one.source, one.source_number]) for one in findings],
        "progress": list(action.progress.select_related("reported_by").prefetch_related("files__document")),
        "asked": asked,
        "pending": request,
        "story": told(events),
        "report": (typed or {}).get("report") or _report(action),
        "time": (typed or {}).get("time") or form_of("time"),
        "form": next(iter((typed or {}).values()), None),
    }


def _report(action: Action) -> forms.Form:
    """While the council is to verify it, more can be added; it has been said that it is done."""
    form = form_of("report")
    if action.status == Status.SAID_DONE:
        del form.fields["says_done"]
    return form


def state_of(action: Action, request: MoreTime | None, *, today: date) -> str:
    """“Due in 5 days, on 20 July 2026. You have asked for more time; the council has not answered yet.”"""
    if action.status == Status.VERIFIED:
        return f"The council has verified that it is done, {_when(action.verified_at, today)}."
    if action.status == Status.WITHDRAWN:
        return "The council has withdrawn it. You need not do any more."
    if action.status == Status.SAID_DONE:
        return (
            f"You said that it is done, {_when(action.said_done_at, today)}. "
            "The council has not verified it yet."
        )
    late = action.days_overdue(on=today)
    said = deadline(action.due_on, today)
    parts = [f"{said[:1].upper()}{said[1:]}, {'it was due on' if late else 'on'} {day(action.due_on)}."]
    if action.status == Status.NOT_ENOUGH:
        parts.append("The council has looked and needs more.")
    if request is not None:
        parts.append(f"You asked for time until {day(request.wanted)}; the council has not answered yet.")
    return " ".join(parts)


def _when(at: Any, today: date) -> str:
    local = timezone.localtime(at).date() if at else today
    return f"{distance(local, today)} ({day(local)})"
