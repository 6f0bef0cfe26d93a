"""What stands on the page of one finding."""

from datetime import date
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.desk.improvement.forms import FINDING_FORMS
from plumbline.desk.improvement.state import state_of_finding
from plumbline.history.models import Event
from plumbline.improvement.models import Finding
from plumbline.oversight.queries.origins import origins


def finding_page(
    user: User, finding: Finding, *, on: date, typed: dict[str, forms.Form] | None = None
) -> dict[str, Any]:
    """The page's context. `typed` holds a form that could not be taken as it is."""
    actions = list(finding.actions.select_related("lead"))
    count = sum(one.is_open or one.status == "verified" for one in actions)
    return {
        "finding": finding,
        "origin": origins(user, [finding])[finding.source, finding.source_number],
        "state": state_of_finding(finding, count, on=on),
        "actions": actions,
        "events": Event.objects.visible_to(user).about(finding).select_related("by"),
        "acts": {name: FINDING_FORMS[name](prefix=name) for name in _offered(finding)} | (typed or {}),
        "form": next(iter((typed or {}).values()), None),
    }


def _offered(finding: Finding) -> tuple[str, ...]:
    if finding.status != Finding.Status.OPEN:
        return ("again",)
    return ("close", "withdraw") if finding.told_at else ("tell", "close", "withdraw")
