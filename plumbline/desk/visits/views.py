"""The list of visits, one visit, and the files that came for it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.conclusion import conclusion
from plumbline.desk.visits.filters import VisitFilters
from plumbline.desk.visits.finding import found_visit
from plumbline.desk.visits.page import visit_page
from plumbline.desk.visits.state import state_of
from plumbline.desk.visits.table import as_table
from plumbline.documents.actions import content_of
from plumbline.documents.web import attachment
from plumbline.oversight.queries.visit_list import asked_for, choices, steps_of
from plumbline.visits.models import Supplied

A_PAGE = 50


@requires(Permission.SEE_VISITS)
def visits(request: SignedInRequest) -> HttpResponse:
    on = timezone.localdate()
    form = VisitFilters(request.GET, choices=choices(request.user))
    found = asked_for(request.user, form.asked)
    if request.GET.get("format") == "csv":
        return as_table(found, on=on)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    lines = [(one, state_of(one, on=on, owed=getattr(one, "owed", 0))) for one in page]
    is_chosen = any(one for name, one in form.asked.items() if name != "sort")
    says = conclusion(steps_of(found), is_chosen=is_chosen)
    context = {"filters": form, "page": page, "lines": lines, "says": says}
    return render(request, "desk/visits/visits.html", context)


@requires(Permission.SEE_VISITS)
def visit(request: SignedInRequest, pk: int) -> HttpResponse:
    context = visit_page(request.user, found_visit(request.user, pk), on=timezone.localdate())
    return render(request, "desk/visits/visit.html", context)


@requires(Permission.SEE_VISITS)
def supplied_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """A file exactly as the provider sent it, never opened in the page."""
    supplied = get_object_or_404(Supplied.objects.visible_to(request.user).select_related("document"), pk=pk)
    try:
        return attachment(content_of(supplied.document), supplied.document.name)
    except FileNotFoundError as gone:
        raise Http404 from gone
