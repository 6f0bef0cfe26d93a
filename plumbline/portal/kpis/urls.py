"""Addresses."""

from django.urls import path

from plumbline.portal.kpis import views

urlpatterns = [
    path("", views.kpi_list, name="kpis"),
    path("<int:pk>/agree/", views.kpis_agree, name="kpis_agree"),
]
