"""A week of CQC's news, to read in a minute."""

from django.http import HttpResponse
from django.shortcuts import render

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.market.week_page import asked_of, page_of
from plumbline.desk.market.week_table import HEAD, as_rows
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.cqc_week import news_of, stories_of


@requires(Permission.SEE_MARKET)
def cqc_week(request: SignedInRequest) -> HttpResponse:
    news = news_of(request.user, asked_of(request.GET))
    if news is None:
        return render(request, "desk/market/week.html")
    if request.GET.get("format") == "csv":
        market = stories_of(news, list(news.market.values_list("pk", flat=True)))
        table = as_csv(HEAD, as_rows([*news.touching, *market]))
        return attachment(table, f"cqc-week-{news.week.begins.isoformat()}.csv", CSV)
    return render(request, "desk/market/week.html", page_of(news, request.GET))
