"""Addresses of the portfolio."""

from django.urls import path

from plumbline.desk.portfolio import views

urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path("portfolio.csv", views.portfolio_csv, name="portfolio_csv"),
]
