"""The risk register of a council, and one risk of it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.risks.conclusion import conclusion
from plumbline.desk.risks.filters import RegisterFilters, narrowed, ordered
from plumbline.desk.risks.finding import council_of, found_risk
from plumbline.desk.risks.page import risk_page
from plumbline.desk.risks.rows import Shown
from plumbline.desk.risks.table import HEAD, as_rows
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.risk_register import risk_register

A_PAGE = 50


@requires(Permission.SEE_RISKS)
def risks(request: SignedInRequest) -> HttpResponse:
    """`?format=csv` takes it away as it is narrowed and ordered."""
    on = timezone.localdate()
    register = risk_register(council_of(request), on=on)
    filters = RegisterFilters(request.GET, register=register)
    rows = ordered(narrowed(register.of(filters.of), filters.asked), request.GET.get("sort", ""), register)
    if request.GET.get("format") == "csv":
        return attachment(as_csv(HEAD, as_rows(map(Shown, rows))), f"risk register {on:%Y-%m-%d}.csv", CSV)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"register": register, "filters": filters, "page": page, "shown": [Shown(row) for row in page]}
    context |= {"counted": f"{filters.of}s", "heading": filters.of.capitalize()}
    return render(request, "desk/risks/risks.html", {**context, "says": conclusion(register)})


@requires(Permission.SEE_RISKS)
def risk(request: SignedInRequest, pk: int) -> HttpResponse:
    return render(request, "desk/risks/risk.html", risk_page(found_risk(request, pk)))
