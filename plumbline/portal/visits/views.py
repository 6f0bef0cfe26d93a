"""The provider's visits, and one of them."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.portal.visits.reading import found_visit, happened, line_of, lines_of, who_comes
from plumbline.visits.actions.gathering import SELF_ASSESSMENT


@requires(Permission.ANSWER_VISITS)
def visits(request: SignedInRequest) -> HttpResponseBase:
    lines = lines_of(request.user, today=timezone.localdate())
    owed = sum(len(one.owed) for one in lines)
    return render(request, "portal/visits/visits.html", {"lines": lines, "owed": owed})


@requires(Permission.ANSWER_VISITS)
def visit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    found = found_visit(request.user, pk)
    line = line_of(request.user, found)
    events = happened(request.user, found, line.requests)
    context = {
        "visit": found,
        "line": line,
        "next": next((one for one in sorted(line.owed, key=lambda one: one.due_on)), None),
        "self_assessment": SELF_ASSESSMENT,
        "events": events,
        "who": who_comes(events),
    }
    return render(request, "portal/visits/visit.html", context)
