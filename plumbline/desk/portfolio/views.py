"""The portfolio: every contract of the council against the figures of one period."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.portfolio.page import asked_for, page_of
from plumbline.desk.portfolio.taking_away import as_table
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment


@requires(Permission.SEE_RETURNS)
def portfolio(request: SignedInRequest) -> HttpResponse:
    found = asked_for(request.user, request.GET, today=timezone.localdate())
    return render(request, "desk/portfolio/portfolio.html", page_of(found, request.GET))


@requires(Permission.SEE_RETURNS)
def portfolio_csv(request: SignedInRequest) -> HttpResponse:
    """The rows that the page shows with the same address, all of them, with the figures behind the ratings."""
    found = asked_for(request.user, request.GET, today=timezone.localdate())
    name = f"portfolio-{found.chosen.period.code}.csv" if found.chosen.period else "portfolio.csv"
    return attachment(as_csv(*as_table(found)), name, CSV)
