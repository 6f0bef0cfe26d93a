"""Reading figures over time: one as a control chart, and every one that really changed."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.contracts.models import Contract
from plumbline.desk.figures.filters import ChangeFilters
from plumbline.desk.figures.page import figure_page
from plumbline.desk.figures.taking_away import HEAD, as_rows
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.changes_list import changed_figures
from plumbline.oversight.queries.figure_page import figure_facts

A_PAGE = 100


@requires(Permission.SEE_RETURNS)
def contract_figure(request: SignedInRequest, pk: int, figure: str) -> HttpResponse:
    contracts = Contract.objects.visible_to(request.user).select_related("provider__organisation", "council")
    facts = figure_facts(request.user, get_object_or_404(contracts, pk=pk), figure, on=timezone.localdate())
    if facts is None:
        raise Http404
    return render(request, "desk/figures/figure.html", figure_page(facts))


@requires(Permission.SEE_RETURNS)
def real_changes(request: SignedInRequest) -> HttpResponse:
    """`?whose=mine` for one's own portfolio; `?means=concern` for one kind; `?came=lately` for new ones; as CSV."""
    form, on = ChangeFilters(request.GET), timezone.localdate()
    found = changed_figures(request.user, is_mine=form.is_mine, on=on)
    kept = [one for one in found.lines if form.keeps(one, on=on)]
    if request.GET.get("format") == "csv":
        return attachment(as_csv(HEAD, as_rows(kept)), f"real-changes-{on.isoformat()}.csv", CSV)
    page = Paginator(kept, A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": form, "found": found, "page": page}
    return render(request, "desk/figures/changes.html", context)
