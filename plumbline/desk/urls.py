"""Addresses of the council's door."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("plumbline.desk.today.urls")),
    path("returns/", include("plumbline.desk.returns.urls")),
    path("contracts/calendars/", include("plumbline.desk.calendars.urls")),
    path("contracts/frameworks/", include("plumbline.desk.frameworks.urls")),
    path("contracts/", include("plumbline.desk.contracts.urls")),
    path("actions/", include("plumbline.desk.improvement.urls")),
    path("", include("plumbline.desk.history.urls")),
    path("history/letters/", include("plumbline.desk.letters.urls")),
    path("intelligence/", include("plumbline.desk.intelligence.urls")),
    path("portfolio/", include("plumbline.desk.portfolio.urls")),
    path("providers/", include("plumbline.desk.providers.urls")),
    path("visits/plan/", include("plumbline.desk.plan.urls")),
    path("visits/", include("plumbline.desk.reports.urls")),
    path("visits/", include("plumbline.desk.visits.urls")),
    path("risks/", include("plumbline.desk.risks.urls")),
    path("search/", include("plumbline.desk.search.urls")),
    path("", include("plumbline.desk.standing.urls")),
    path("market/", include("plumbline.desk.market.urls")),
    path("surveys/", include("plumbline.desk.surveys.urls")),
    path("offline/", include("plumbline.desk.visits.offline.urls")),
]
