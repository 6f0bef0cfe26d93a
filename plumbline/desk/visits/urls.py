"""Addresses of visits: their plan, stage one and stage two."""

from django.urls import path, re_path

from plumbline.desk.visits import (
    acting,
    arranging,
    clashing,
    gathering,
    noting,
    photographing,
    planning,
    views,
)

urlpatterns = [
    path("", views.visits, name="visits"),
    path("plan-one/", planning.visit_new, name="visit_new"),
    path("plan-one/<int:pk>/", planning.visit_new_for, name="visit_new_for"),
    path("<int:pk>/", views.visit, name="visit"),
    path("<int:pk>/arrange/", arranging.visit_arrange, name="visit_arrange"),
    path("<int:pk>/declare/", acting.visit_declare, name="visit_declare"),
    path("<int:pk>/stand-down/", acting.visit_stand_down, name="visit_stand_down"),
    path("<int:pk>/begin/", acting.visit_begin, name="visit_begin"),
    path("<int:pk>/leave/", acting.visit_leave, name="visit_leave"),
    path("<int:pk>/resume/", acting.visit_resume, name="visit_resume"),
    path("<int:pk>/cancel/", acting.visit_cancel, name="visit_cancel"),
    path("<int:pk>/abandon/", acting.visit_abandon, name="visit_abandon"),
    path("<int:pk>/plan-again/", acting.visit_plan_again, name="visit_plan_again"),
    path("<int:pk>/quality-checkers/", acting.visit_invite_checker, name="visit_invite_checker"),
    path("quality-checkers/<int:pk>/end/", acting.checker_link_end, name="checker_link_end"),
    path("<int:pk>/information/", gathering.visit_stage_one, name="visit_stage_one"),
    path("<int:pk>/information/ask/", gathering.visit_ask, name="visit_ask"),
    re_path(
        r"^requests/(?P<pk>[0-9]+)/(?P<act>more_time|not_needed|ask_again)/$",
        gathering.request_change,
        name="request_change",
    ),
    path("files/<int:pk>/", views.supplied_file, name="supplied_file"),
    path("<int:pk>/on-site/", noting.visit_stage_two, name="visit_stage_two"),
    path("<int:pk>/on-site/areas/<slug:area>/", noting.visit_area, name="visit_area"),
    path("<int:pk>/on-site/people/", noting.visit_people, name="visit_people"),
    path("<int:pk>/on-site/records/", noting.visit_records, name="visit_records"),
    path("<int:pk>/on-site/feedback/", noting.visit_feedback, name="visit_feedback"),
    path("<int:pk>/on-site/clashes/", clashing.visit_clashes, name="visit_clashes"),
    path("clashes/<int:pk>/", clashing.clash_settle, name="clash_settle"),
    path("late/<int:pk>/count/", clashing.late_note_count, name="late_note_count"),
    path("<int:pk>/on-site/photographs/", photographing.visit_photographs, name="visit_photographs"),
    path("photographs/<int:pk>/", photographing.photograph, name="photograph"),
    path("photographs/<int:pk>/take-back/", photographing.photograph_withdraw, name="photograph_withdraw"),
]
