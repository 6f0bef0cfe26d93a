"""Answering comments point by point, and correcting an answer of the visit that was wrong."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.commented import commented
from plumbline.desk.reports.forms import AnswerForm, CorrectForm
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.desk.reports.state import state_of
from plumbline.documents.actions import content_of
from plumbline.documents.models import Document
from plumbline.documents.web import attachment
from plumbline.oversight import report_consequences
from plumbline.visits.actions.correcting import correct_answer
from plumbline.visits.answers import answers_of
from plumbline.visits.models import Comment, Visit

PAGE = "desk/reports/report_comments.html"
CORRECTED = "The answer was changed. The scorecard counts it; what was answered before stays kept."


@requires(Permission.SEE_VISITS)
def report_comments(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request, pk)
    return render(request, PAGE, _page(visit, commented(visit)))


@requires(Permission.MAKE_VISITS)
def comment_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    found = Comment.objects.visible_to(request.user).standing().select_related("visit__framework")
    one, who, now = get_object_or_404(found, pk=pk), request.user, timezone.now()
    if request.method != "POST":
        return redirect("desk:report_comments", one.visit_id)
    form = AnswerForm(request.POST, prefix=f"c{pk}")
    act = partial(report_consequences.comment_answered, one, by=who, now=now)
    if done := settled(
        request, form, act, "Answered.", "desk:report_comments", one.visit_id, f"comment-{pk}"
    ):
        return done
    visit = found_visit(request, one.visit_id)
    return render(request, PAGE, {**_page(visit, commented(visit, {pk: form})), "form": form}, status=422)


@requires(Permission.MAKE_VISITS)
def report_correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the question by its address (`?ref=I1`), then the right answer with the reason."""
    visit, ref = found_visit(request, pk), request.GET.get("ref", "")
    question = visit.framework.scorecard.by_ref.get(ref)
    if question is None:
        return render(request, "desk/reports/report_correct.html", {"visit": visit})
    form = CorrectForm(
        request.POST or None, question=question, initial={"choice": answers_of(visit).get(ref)}
    )
    act = partial(correct_answer, visit, ref, by=request.user, now=timezone.now())
    if done := settled(request, form, act, CORRECTED, "desk:report", pk):
        return done
    context = {"visit": visit, "question": question, "form": form}
    return render(request, "desk/reports/report_correct.html", context, status=422 if form.errors else 200)


@requires(Permission.SEE_VISITS)
def comment_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Evidence that came with a comment, as it came. Documents of other things are not found here."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if not Comment.objects.visible_to(request.user).filter(evidence=document).exists():
        raise Http404
    return attachment(content_of(document), document.name)


def _page(visit: Visit, comments: object) -> dict[str, object]:
    return {"visit": visit, "comments": comments, "state": state_of(visit, on=timezone.localdate())}
