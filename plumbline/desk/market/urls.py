"""Addresses of the market, and of bringing in CQC's files."""

from django.urls import path

from plumbline.desk.market import import_views, views, week_views

urlpatterns = [
    path("", views.market, name="market"),
    path("market.csv", views.market_csv, name="market_csv"),
    path("cqc-week/", week_views.cqc_week, name="cqc_week"),
    path("cqc-files/", import_views.cqc_import, name="cqc_import"),
    path("work/<int:pk>/", import_views.job, name="job"),
]
