"""The product's addresses, and beside them the least that could answer with the same facts."""

from django.urls import include, path

from benchmarks import heeding, least

urlpatterns = [
    path("", include("plumbline.config.urls")),
    path("least/portfolio/", least.portfolio),
    path("least/provider/<int:pk>/", least.provider),
    path("least/return/<int:pk>/", least.one_return),
    path("least/today/", least.today),
    path("least/risks/", heeding.risks),
    path("least/intelligence/", heeding.intelligence),
    path("least/standing/", heeding.standing),
    path("least/placement/<int:pk>/", heeding.placement),
    path("least/answer/<int:pk>/", least.answer),
]
