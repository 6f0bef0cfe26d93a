"""Everything that happened at a council."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.history.filters import HistoryFilters
from plumbline.desk.history.table import as_table
from plumbline.history.verification import ChainReport, verify_chain
from plumbline.oversight.queries.happenings import event_choices, events_asked_for

A_PAGE = 60
MOST_TAKEN_AWAY = 20_000


@requires(Permission.SEE_HISTORY)
def history(request: SignedInRequest) -> HttpResponse:
    """`?check=chain` walks the whole chain and says whether every event is as it was written."""
    form = HistoryFilters(request.GET, choices=event_choices(request.user))
    found = events_asked_for(request.user, form.asked)
    if request.GET.get("format") == "csv":
        return as_table(found[:MOST_TAKEN_AWAY], on=timezone.localdate())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": form, "page": page, "report": _report(request)}
    return render(request, "desk/history/history.html", context)


def _report(request: SignedInRequest) -> ChainReport | None:
    council = request.user.council
    return verify_chain(council.pk) if council and request.GET.get("check") == "chain" else None
