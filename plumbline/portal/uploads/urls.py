"""Addresses."""

from django.urls import path

from plumbline.portal.uploads import views

urlpatterns = [
    path("returns/<int:pk>/workbook/", views.return_workbook, name="return_workbook"),
    path("returns/<int:pk>/upload/", views.return_upload, name="return_upload"),
    path("uploads/<int:pk>/", views.upload_read, name="upload"),
    path("uploads/<int:pk>/marked/", views.upload_marked, name="upload_marked"),
    path("uploads/<int:pk>/file/", views.upload_file, name="upload_file"),
]
