"""Addresses of visits. None names a visit that the provider was not told of."""

from django.urls import path

from plumbline.portal.visits import assessing, supplying, views

urlpatterns = [
    path("", views.visits, name="visits"),
    path("<int:pk>/", views.visit, name="visit"),
    path("requests/<int:pk>/", supplying.request_answer, name="request_answer"),
    path("requests/<int:pk>/none/", supplying.request_none, name="request_none"),
    path("files/<int:pk>/", supplying.supplied_file, name="supplied_file"),
    path("<int:pk>/self-assessment/", assessing.visit_self, name="visit_self"),
    path("<int:pk>/self-assessment/<slug:area>/", assessing.visit_self_area, name="visit_self_area"),
]
