"""Addresses of the council's door."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("plumbline.desk.today.urls")),
    path("returns/", include("plumbline.desk.returns.urls")),
    path("contracts/", include("plumbline.desk.contracts.urls")),
    path("portfolio/", include("plumbline.desk.portfolio.urls")),
    path("providers/", include("plumbline.desk.providers.urls")),
    path("market/", include("plumbline.desk.market.urls")),
]
