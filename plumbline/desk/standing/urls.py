"""Addresses of standing and of the page before a placement."""

from django.urls import path

from plumbline.desk.standing import deciding, excepting, placing, ruling, sharing, vacancies, views

urlpatterns = [
    path("standing/", views.standing, name="standing"),
    path("standing/list.pdf", views.standing_pdf, name="standing_pdf"),
    path("standing/rules/", ruling.standing_rules, name="standing_rules"),
    path("standing/sharing/", sharing.standing_sharing, name="standing_sharing"),
    path("standing/sharing/share/", sharing.standing_share, name="standing_share"),
    path("standing/sharing/<int:pk>/end/", sharing.standing_sharing_end, name="standing_sharing_end"),
    path("standing/<int:pk>/", views.standing_of, name="standing_of"),
    path("standing/<int:pk>/decide/", deciding.standing_decide, name="standing_decide"),
    path(
        "standing/decisions/<int:pk>/acknowledge/", deciding.standing_acknowledge, name="standing_acknowledge"
    ),
    path("placement/", placing.placement, name="placement"),
    path("placement/<int:pk>/", placing.placement_of, name="placement_of"),
    path("placement/<int:pk>/vacancies/", vacancies.vacancies, name="vacancies"),
    path("placement/<int:pk>/exception/", excepting.exception_new, name="exception_new"),
    path("placement/exceptions/<int:pk>/", excepting.exception, name="exception"),
    path("placement/exceptions/<int:pk>/withdraw/", excepting.exception_withdraw, name="exception_withdraw"),
]
