"""Addresses of risks. Those with a number name the provider."""

from django.urls import path

from plumbline.desk.risks import deciding, stating, views

urlpatterns = [
    path("", views.risks, name="risks"),
    path("work-out/", stating.risks_work_out, name="risks_work_out"),
    path("<int:pk>/", views.risk, name="risk"),
    path("<int:pk>/fact/", stating.risk_fact, name="risk_fact"),
    path("<int:pk>/work-out/", stating.risk_work_out, name="risk_work_out"),
    path("<int:pk>/confirm/", deciding.risk_confirm, name="risk_confirm"),
    path("<int:pk>/decide/", deciding.risk_decide, name="risk_decide"),
    path("<int:pk>/decline/", deciding.risk_decline, name="risk_decline"),
]
