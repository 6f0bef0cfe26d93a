"""Addresses of contracts."""

from django.urls import path

from plumbline.desk.contracts import acting, views

urlpatterns = [
    path("", views.contracts, name="contracts"),
    path("new/", views.contract_new, name="contract_new"),
    path("<int:pk>/", views.contract, name="contract"),
    path("<int:pk>/activate/", acting.contract_activate, name="contract_activate"),
    path("<int:pk>/change/", acting.contract_change, name="contract_change"),
    path("<int:pk>/lead/", acting.contract_assign, name="contract_assign"),
    path("<int:pk>/calendar/", acting.contract_calendar, name="contract_calendar"),
    path("<int:pk>/framework/", acting.contract_framework, name="contract_framework"),
    path("<int:pk>/title/", acting.contract_rename, name="contract_rename"),
    path("<int:pk>/last-day/", acting.contract_last_day, name="contract_last_day"),
    path("<int:pk>/targets/new/", views.target_new, name="target_new"),
    path("kpis/<int:pk>/agree/", acting.kpis_agree, name="kpis_agree"),
]
