"""Addresses of findings and actions."""

from django.urls import path

from plumbline.desk.improvement import deciding, findings, setting, views

urlpatterns = [
    path("", views.actions, name="actions"),
    path("new/", setting.action_new, name="action_new"),
    path("<int:pk>/", views.action, name="action"),
    path("<int:pk>/change/", setting.action_change, name="action_change"),
    path("<int:pk>/tell/", deciding.action_tell, name="action_tell"),
    path("<int:pk>/verify/", deciding.action_verify, name="action_verify"),
    path("<int:pk>/more/", deciding.action_more, name="action_more"),
    path("<int:pk>/time/", deciding.action_time, name="action_time"),
    path("<int:pk>/withdraw/", deciding.action_withdraw, name="action_withdraw"),
    path("<int:pk>/open-again/", deciding.action_again, name="action_again"),
    path("<int:pk>/lead/", deciding.action_lead, name="action_lead"),
    path("evidence/<int:pk>/", views.progress_file, name="progress_file"),
    path("findings/new/", findings.finding_new, name="finding_new"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/tell/", findings.finding_tell, name="finding_tell"),
    path("findings/<int:pk>/close/", findings.finding_close, name="finding_close"),
    path("findings/<int:pk>/withdraw/", findings.finding_withdraw, name="finding_withdraw"),
    path("findings/<int:pk>/open-again/", findings.finding_again, name="finding_again"),
]
