"""What is due to whom by when, one return, and its receipts."""

from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.portal.finding import visible_return
from plumbline.portal.improvement.listing import to_do
from plumbline.portal.returns.forms import ListFilter
from plumbline.portal.returns.listing import HEAD, as_rows, councils_of, listing
from plumbline.portal.returns.reading import return_page
from plumbline.portal.returns.receipts import receipt_of
from plumbline.portal.visits.reading import visits_in_words


@requires(Permission.SEE_PORTAL)
def portal_start(request: SignedInRequest) -> HttpResponseBase:
    return redirect("portal:returns")


@requires(Permission.SEE_PORTAL)
def return_list(request: SignedInRequest) -> HttpResponseBase:
    """Every return, the most pressing first, whichever council it is for."""
    councils = councils_of(request.user)
    chosen = ListFilter(request.GET, councils)
    listed = listing(request.user, today=timezone.localdate(), **chosen.chosen())
    if request.GET.get("format") == "csv":
        return attachment(as_csv(HEAD, as_rows(listed)), "returns.csv", CSV)
    actions = to_do(request.user, today=timezone.localdate())
    context = {"listed": listed, "filter": chosen, "councils": councils, "actions": actions}
    context["visits"] = visits_in_words(request.user, today=timezone.localdate())
    return render(request, "portal/returns/return_list.html", context)


@requires(Permission.SEE_PORTAL)
def return_read(request: SignedInRequest, pk: int) -> HttpResponseBase:
    page = return_page(visible_return(request.user, pk), request.user, timezone.localdate())
    return render(request, "portal/returns/return_read.html", {"page": page})


@requires(Permission.SEE_PORTAL)
def return_receipt(request: SignedInRequest, pk: int, number: int | None = None) -> HttpResponseBase:
    """The receipt of a version; a return that has none yet leads back to the return."""
    kpi_return = visible_return(request.user, pk)
    if kpi_return.current_id is None:
        return redirect("portal:return", pk)
    receipt = receipt_of(kpi_return, number)
    return render(request, "portal/returns/return_receipt.html", {"receipt": receipt})
