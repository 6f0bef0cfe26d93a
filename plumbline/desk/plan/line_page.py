"""What stands on the page of one line: its reasons, how it is to be visited, and what can be decided about it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import get_object_or_404

from plumbline.desk.plan.forms import DropForm, LineForm, VisitForm
from plumbline.desk.plan.linking import sources
from plumbline.history.models import Event
from plumbline.oversight.queries.plan_choices import officers_who_visit, scorecards_for
from plumbline.oversight.queries.visit_plan import row_of, year_plan
from plumbline.workplan.capacity import month_name
from plumbline.workplan.models import PlanLine

if TYPE_CHECKING:
    from plumbline.accounts.models import User

EVENTS = 30


def found_line(user: "User", pk: int) -> PlanLine:
    """A line of the person's council. Raises Http404 otherwise."""
    return get_object_or_404(
        PlanLine.objects.visible_to(user).for_list().select_related("plan__council"), pk=pk
    )


def line_page(
    user: "User", line: PlanLine, *, today: date, typed: dict[str, forms.Form] | None = None
) -> dict[str, Any]:
    """The page's context; `typed` holds a form that could not be taken as it is."""
    found = year_plan(user, line.plan.council, line.plan.year, today=today)
    row = row_of(found, line)
    officers = officers_who_visit(line.plan.council)
    scorecards = scorecards_for(user, line.plan.council, line.kind, on=today)
    fresh: dict[str, forms.Form] = {
        "change": LineForm(line=line, officers=officers),
        "drop": DropForm(),
        "visit": VisitForm(line=line, officers=officers, scorecards=scorecards),
    }
    return {
        "found": found,
        "line": line,
        "row": row,
        "reasons": sources(row),
        "month": month_name(line.month) if line.month else "",
        "scorecards": scorecards,
        "acts": fresh | (typed or {}),
        "form": next(iter((typed or {}).values()), None),
        "events": Event.objects.visible_to(user).about(line).select_related("by")[:EVENTS],
    }
