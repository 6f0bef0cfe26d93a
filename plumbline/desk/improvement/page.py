"""What stands on the page of one action: what it is for, what was reported, what can be done next."""

from datetime import date
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.desk.improvement.forms import FORMS
from plumbline.desk.improvement.leading import LeadForm
from plumbline.desk.improvement.state import state_of
from plumbline.history.models import Event
from plumbline.improvement.models import Action, MoreTime
from plumbline.oversight.queries.action_list import section_of
from plumbline.oversight.queries.origins import origins

OFFERED: dict[str, tuple[str, ...]] = {
    Action.Status.PROPOSED: ("tell", "withdraw"),
    Action.Status.AGREED: ("withdraw",),
    Action.Status.UNDER_WAY: ("withdraw",),
    Action.Status.SAID_DONE: ("verify", "more", "withdraw"),
    Action.Status.NOT_ENOUGH: ("withdraw",),
    Action.Status.VERIFIED: ("again",),
    Action.Status.WITHDRAWN: ("again",),
}
Typed = dict[str, forms.Form]


def action_page(user: User, action: Action, *, on: date, typed: Typed | None = None) -> dict[str, Any]:
    """The page's context. `typed` holds a form that could not be taken as it is."""
    findings = list(action.findings.all())
    known = origins(user, findings)
    asked = list(action.more_time.select_related("asked_by", "decided_by"))
    request = next((one for one in asked if one.decided_at is None), None)
    return {
        "action": action,
        "state": state_of(action, request, on=on),
        "section": section_of(action, time_asked=request is not None, on=on),
        "findings": [(one, known[one.source, one.source_number]) for one in findings],
        "progress": list(action.progress.select_related("reported_by").prefetch_related("files__document")),
        "asked": asked,
        "pending": request,
        "events": Event.objects.visible_to(user).about(action).select_related("by"),
        "acts": _acts(action, request) | (typed or {}),
        "lead": (typed or {}).get("lead")
        or LeadForm(council=action.council_id, lead=action.lead_id, prefix="lead"),
        "form": next(iter((typed or {}).values()), None),
    }


def _acts(action: Action, request: MoreTime | None) -> Typed:
    acts: Typed = {name: FORMS[name](prefix=name) for name in OFFERED[Action.Status(action.status)]}
    if request is not None:
        acts["time"] = FORMS["time"](
            prefix="time", initial={"outcome": "grant", "granted_to": request.wanted}
        )
    return acts
