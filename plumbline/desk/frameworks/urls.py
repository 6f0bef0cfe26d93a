"""Addresses of frameworks."""

from django.urls import path, re_path

from plumbline.desk.frameworks import taking_in, views

LIBRARY_ID = r"(?P<code>[a-z0-9-]+/[a-z0-9-]+)"

urlpatterns = [
    path("", views.frameworks, name="frameworks"),
    path("check/", taking_in.framework_check, name="framework_check"),
    path("adopt/", taking_in.framework_adopt, name="framework_adopt"),
    path("<int:pk>/", views.framework, name="framework"),
    path("<int:pk>/file/", views.framework_file, name="framework_file"),
    re_path(rf"^library/{LIBRARY_ID}/$", views.library_framework, name="library_framework"),
    re_path(rf"^library/{LIBRARY_ID}/file/$", views.library_file, name="library_file"),
]
