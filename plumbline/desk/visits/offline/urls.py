"""Addresses. Everything a device keeps lies under one of them, which is as far as its service worker reaches."""

from django.urls import path

from plumbline.desk.visits.offline import views

urlpatterns = [
    path("", views.visits_offline, name="visits_offline"),
    path("worker.js", views.visit_worker, name="visit_worker"),
    path("person/", views.visit_person, name="visit_person"),
    path("visits/<int:pk>/", views.visit_offline, name="visit_offline"),
    path("visits/<int:pk>/pack/", views.visit_pack, name="visit_pack"),
    path("visits/<int:pk>/sync/", views.visit_sync, name="visit_sync"),
    path("visits/<int:pk>/photograph/", views.visit_photograph_sync, name="visit_photograph_sync"),
]
