"""Addresses of stage three: scorecards, reports, comments, disputes and summaries. `pk` is the visit's number."""

from django.urls import path

from plumbline.desk.reports import (
    answering,
    checker_words,
    disputing,
    finding,
    scoring,
    sharing,
    summarising,
    writing,
)

urlpatterns = [
    path("<int:pk>/report/", scoring.report, name="report"),
    path("<int:pk>/report/waive/", scoring.report_waive, name="report_waive"),
    path("<int:pk>/report/change/", scoring.report_moderate, name="report_moderate"),
    path("by-hand/<int:pk>/withdraw/", scoring.by_hand_withdraw, name="by_hand_withdraw"),
    path("checker-notes/<int:pk>/", checker_words.checker_note, name="checker_note"),
    path("<int:pk>/report/words/", writing.report_write, name="report_write"),
    path("<int:pk>/report/words/<slug:part>/", writing.report_part, name="report_part"),
    path("<int:pk>/report/findings/", finding.report_findings, name="report_findings"),
    path("<int:pk>/report/findings/<str:ref>/", finding.report_finding_note, name="report_finding_note"),
    path("findings/<int:pk>/action/", finding.report_action_set, name="finding_action_set"),
    path("<int:pk>/report/share/", sharing.report_share, name="report_share"),
    path("<int:pk>/report/preview/", sharing.report_preview, name="report_preview"),
    path("<int:pk>/report/final/", sharing.report_final, name="report_final"),
    path("<int:pk>/report/versions/<int:number>/", sharing.report_version, name="report_version"),
    path("reports/<int:pk>/", sharing.report_file, name="rendering_file"),
    path("<int:pk>/report/comments/", answering.report_comments, name="report_comments"),
    path("<int:pk>/report/correct/", answering.report_correct, name="report_correct"),
    path("comments/<int:pk>/answer/", answering.comment_answer, name="comment_answer"),
    path("comments/files/<int:pk>/", answering.comment_file, name="comment_file"),
    path("<int:pk>/report/dispute/", disputing.report_dispute, name="report_dispute"),
    path("<int:pk>/report/summary/", summarising.report_summary, name="report_summary"),
    path("<int:pk>/report/summary/approve/", summarising.summary_approve, name="report_summary_approve"),
    path(
        "<int:pk>/report/summary/send-back/", summarising.summary_send_back, name="report_summary_send_back"
    ),
    path("<int:pk>/report/summary/withdraw/", summarising.summary_withdraw, name="report_summary_withdraw"),
]
