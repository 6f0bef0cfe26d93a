"""Addresses."""

from django.urls import path

from plumbline.portal.returns import views

urlpatterns = [
    path("", views.portal_start, name="start"),
    path("returns/", views.return_list, name="returns"),
    path("returns/<int:pk>/", views.return_read, name="return"),
    path("returns/<int:pk>/receipt/", views.return_receipt, name="return_receipt"),
    path("returns/<int:pk>/receipt/<int:number>/", views.return_receipt, name="return_receipt"),
]
