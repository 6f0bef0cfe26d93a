"""Addresses of reports at the providers' door. `pk` is the visit's number."""

from django.urls import path

from plumbline.portal.reports import commenting, views

urlpatterns = [
    path("<int:pk>/report/", views.report, name="report"),
    path("<int:pk>/report/versions/<int:number>/", views.report_version, name="report_version"),
    path("<int:pk>/report/comments/<slug:part>/", commenting.report_comment, name="report_comment"),
    path("<int:pk>/report/send/", commenting.report_send, name="report_send"),
    path("<int:pk>/report/no-comments/", commenting.report_no_comments, name="report_no_comments"),
    path("<int:pk>/report/review/", views.dispute_read, name="report_dispute"),
    path("<int:pk>/report/review/ask/", commenting.report_dispute_raise, name="report_dispute_raise"),
    path("comments/<int:pk>/withdraw/", commenting.comment_withdraw, name="comment_withdraw"),
    path("comments/files/<int:pk>/", views.comment_file, name="comment_file"),
    path("reports/<int:pk>/", views.report_file, name="rendering_file"),
]
