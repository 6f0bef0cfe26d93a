"""The market by CQC's ratings: real facts about a council area, its region and England."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.market.page import page_of
from plumbline.desk.market.taking_away import HEAD, as_rows
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.market import every_place, market_board


@requires(Permission.SEE_MARKET)
def market(request: SignedInRequest) -> HttpResponse:
    council = request.user.council
    board = market_board(request.GET.get("area", ""), council.cqc_name if council else "")
    return render(request, "desk/market/market.html", page_of(board, today=timezone.localdate()))


@requires(Permission.SEE_MARKET)
def market_csv(request: SignedInRequest) -> HttpResponse:
    """Every council area, region and England, by kind of service."""
    places = every_place()
    name = f"cqc-market-{places[0].as_at.isoformat()}.csv" if places else "cqc-market.csv"
    return attachment(as_csv(HEAD, as_rows(places)), name, CSV)
