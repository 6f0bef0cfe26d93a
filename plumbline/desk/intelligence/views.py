"""Reading intelligence: the stream of the council or of one provider, and one piece."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.intelligence.conclusion import conclusion
from plumbline.desk.intelligence.finding import found_intelligence
from plumbline.desk.intelligence.page import page_of
from plumbline.desk.intelligence.streaming import asked_for
from plumbline.desk.intelligence.table import as_table

A_PAGE = 50
MOST_TAKEN_AWAY = 20_000


@requires(Permission.SEE_INTELLIGENCE)
def intelligence(request: SignedInRequest) -> HttpResponse:
    """`?provider=…` makes it the stream of one provider."""
    on = timezone.localdate()
    found = asked_for(request.user, request.GET, on=on)
    if request.GET.get("format") == "csv":
        return as_table(found.pieces[:MOST_TAKEN_AWAY], on=on)
    page = Paginator(found.pieces, A_PAGE).get_page(request.GET.get("page"))
    context = {"found": found, "page": page, "state": conclusion(found.pieces, found.hit)}
    return render(request, "desk/intelligence/intelligence.html", context)


@requires(Permission.SEE_INTELLIGENCE)
def intelligence_one(request: SignedInRequest, pk: int) -> HttpResponse:
    context = page_of(request.user, found_intelligence(request.user, pk), on=timezone.localdate())
    return render(request, "desk/intelligence/intelligence_one.html", context)
