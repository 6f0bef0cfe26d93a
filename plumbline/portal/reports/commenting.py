"""What a provider does about a draft: comment, take back, send, say that there is nothing, ask for a review."""

from datetime import datetime

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import report_consequences
from plumbline.portal.reports.finding import found_visit
from plumbline.portal.reports.forms import CommentForm, DisputeForm
from plumbline.portal.reports.reading import points_of, report_page
from plumbline.ui.wording import counted
from plumbline.visits.actions import commenting
from plumbline.visits.models import Comment, Visit

PAGE = "portal/reports/report.html"


@requires(Permission.ANSWER_VISITS)
def report_comment(request: SignedInRequest, pk: int, part: str) -> HttpResponseBase:
    """Keep one comment. What cannot be kept comes back with what was typed; files have to be chosen again."""
    visit, who, now = found_visit(request.user, pk), request.user, timezone.now()
    if request.method != "POST" or part not in {"summary", *visit.framework.scorecard.area_by_code}:
        return redirect("portal:report", pk)
    form = CommentForm(request.POST, request.FILES, prefix=part, points=points_of(visit, part).items())
    if _kept(form, visit, who, now):
        messages.success(
            request, "Your comment is kept. Nobody at the council sees it before you send your comments."
        )
        return redirect(f"{reverse('portal:report', args=[pk])}#{part}")
    page = report_page(visit, who, now=now, typed={part: form})
    return render(request, PAGE, {"page": page, "form": form}, status=422)


def _kept(form: CommentForm, visit: Visit, by: User, now: datetime) -> bool:
    """Whether it is kept now; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        commenting.comment(visit, **form.cleaned_data, by=by, now=now)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
    return not form.errors


@requires(Permission.ANSWER_VISITS)
def comment_withdraw(request: SignedInRequest, pk: int) -> HttpResponseBase:
    found = Comment.objects.visible_to(request.user).standing().select_related("visit")
    one = get_object_or_404(found, pk=pk)
    if request.method == "POST":
        commenting.withdraw_comment(one, by=request.user, now=timezone.now())
        messages.success(request, "Taken back.")
    return redirect("portal:report", one.visit_id)


@requires(Permission.ANSWER_VISITS)
def report_send(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Send all comments at once. A press by mistake is asked about on the report's page, not here."""
    visit = found_visit(request.user, pk)
    if request.method == "POST":
        number = report_consequences.comments_sent(visit, by=request.user, now=timezone.now())
        messages.success(request, f"{counted(number, 'comment')} sent. The council answers each.")
    return redirect("portal:report", pk)


@requires(Permission.ANSWER_VISITS)
def report_no_comments(request: SignedInRequest, pk: int) -> HttpResponseBase:
    visit = found_visit(request.user, pk)
    if request.method == "POST":
        report_consequences.no_comments_said(visit, by=request.user, now=timezone.now())
        messages.success(request, "The council has been told that you have no comments.")
    return redirect("portal:report", pk)


@requires(Permission.DISPUTE_REPORTS)
def report_dispute_raise(request: SignedInRequest, pk: int) -> HttpResponseBase:
    who, visit, now = request.user, found_visit(request.user, pk), timezone.now()
    form = DisputeForm(request.POST or None)
    if done(form, lambda: report_consequences.dispute_raised(visit, **form.cleaned_data, by=who, now=now)):
        return redirect("portal:report_dispute", pk)
    context = {"visit": visit, "form": form, "page": report_page(visit, request.user, now=now)}
    return render(request, "portal/reports/dispute_raise.html", context, status=422 if form.errors else 200)
